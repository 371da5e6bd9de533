package luoshu.trust.messages.internal.templates;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.kernel.texts.Text;

/** Names in braces, and what stands for them. One that is not given stands as nothing. */
public final class TemplateWords {

    /** Ends the name of a variable that has a value of its own in English. */
    public static final String ENGLISH = "@en";
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)}");

    private TemplateWords() {
    }

    public static Text fill(Text text, Map<String, String> variables) {
        return new Text(replace(text.zh(), variables, ""), replace(text.en(), variables, ENGLISH));
    }

    private static String replace(String text, Map<String, String> variables, String language) {
        return VARIABLE.matcher(text).replaceAll(name -> Matcher.quoteReplacement(variables.getOrDefault(name.group(1) + language, variables.getOrDefault(name.group(1), ""))));
    }

    static Set<String> variables(String text) {
        Set<String> names = new TreeSet<>();
        VARIABLE.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** How many text messages {@code characters} cost: UTF-16 units, as UCS-2 counts them. */
    public static int segments(int characters, SendingRules.Sms rules) {
        return characters <= rules.single() ? 1 : (characters + rules.segment() - 1) / rules.segment();
    }
}
