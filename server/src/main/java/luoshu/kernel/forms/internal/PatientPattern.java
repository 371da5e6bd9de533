package luoshu.kernel.forms.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import com.networknt.schema.regex.RegularExpression;

/** A pattern of a form schema with a budget of steps: a pattern that backtracks without end is stopped, not awaited. */
final class PatientPattern implements RegularExpression {

    private static final int BUDGET = 500_000;

    static final class TooSlow extends RuntimeException {
        TooSlow() {
            super("pattern exceeded its budget", null, false, false);
        }
    }

    private final Pattern pattern;

    PatientPattern(String regex) {
        this.pattern = Pattern.compile(regex);
    }

    static Optional<String> problem(String regex) {
        if (regex.length() > 200) {
            return Optional.of("正则表达式超过 200 个字符");
        }
        try {
            new PatientPattern(regex).matches("a".repeat(40) + "!");
            new PatientPattern(regex).matches("1".repeat(40) + "!");
            return Optional.empty();
        } catch (PatternSyntaxException wrong) {
            return Optional.of("正则表达式有误：" + wrong.getDescription());
        } catch (TooSlow _) {
            return Optional.of("正则表达式回溯过多");
        }
    }

    @Override
    public boolean matches(String value) {
        return pattern.matcher(new Counted(value, new int[] {BUDGET})).find();
    }

    private record Counted(CharSequence text, int[] left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new TooSlow();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
