package luoshu.data.operation.internal;

import java.util.List;

import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;

/** Texts people write. */
final class Words {

    private Words() {
    }

    /** Stripped. @throws Invalid without a word, or with more than {@code longest} */
    static String required(String text, String pointer, int longest, String missing) {
        Storable.check(text, pointer);
        if (text.isBlank()) {
            throw new Invalid(pointer, "required", missing);
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw new Invalid(pointer, "too-long", "不超过 " + longest + " 字");
        }
        return text.strip();
    }

    /** As {@link #required}, among other errors. */
    static void collect(List<FieldError> errors, String text, String pointer, int longest, String missing) {
        try {
            required(text, pointer, longest, missing);
        } catch (Invalid wrong) {
            errors.addAll(wrong.errors());
        }
    }
}
