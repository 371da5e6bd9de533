package luoshu.data.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import luoshu.kernel.search.Pinyin;
import org.springframework.core.io.ClassPathResource;

/** Names and addresses in one form: full width, spaces, dots and variant characters make no difference. */
final class Writing {

    private static final Map<Integer, Integer> VARIANTS = variants();
    private static final Pattern DOTS = Pattern.compile("[\\s·•・‧∙⋅●.,，。、\\-—_'\"“”‘’]");
    private static final Pattern ASIDE = Pattern.compile("[(\\[【〔].*?[)\\]】〕]");
    private static final Pattern BRACKETS = Pattern.compile("[()\\[\\]【】〔〕]");
    private static final Pattern FORM = Pattern.compile("(?:股份有限公司|有限责任公司|有限公司|集团公司|公司|农民专业合作社|专业合作社|个体工商户|合伙企业|普通合伙|有限合伙)+$");
    private static final Pattern DIVISION = Pattern.compile("^(?:\\p{IsHan}{2,3}省)?(?:\\p{IsHan}{2,4}?市)?(?:\\p{IsHan}{1,4}?[县区](?=\\p{IsHan}{2}))?");
    private static final int PREFIX = 9;

    private Writing() {
    }

    /** One line for each character that is compared: it, a space, those folded to it. */
    private static Map<Integer, Integer> variants() {
        Map<Integer, Integer> variants = new HashMap<>();
        try {
            new ClassPathResource("packages/data/variants.txt").getContentAsString(StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
                int compared = line.codePointAt(0);
                line.substring(line.indexOf(' ') + 1).codePoints().forEach(variant -> variants.put(variant, compared));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Collections.unmodifiableMap(variants);
    }

    static String folded(String said) {
        StringBuilder folded = new StringBuilder(said.length());
        Normalizer.normalize(said, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).codePoints().forEach(character -> folded.appendCodePoint(VARIANTS.getOrDefault(character, character)));
        return folded.toString();
    }

    /** A person's name without what is put beside it in brackets and without the dot between its parts. */
    static String person(String said) {
        return DOTS.matcher(ASIDE.matcher(folded(said)).replaceAll("")).replaceAll("");
    }

    static String enterprise(String said) {
        return DOTS.matcher(BRACKETS.matcher(folded(said)).replaceAll("")).replaceAll("").replace("有限责任公司", "有限公司");
    }

    static String address(String said) {
        return folded(said).replaceAll("[\\s,，。、;；#]", "");
    }

    static Agreement persons(String one, String other) {
        if (one.equals(other)) {
            return Agreement.SAME;
        }
        int[] ones = one.codePoints().toArray();
        int[] others = other.codePoints().toArray();
        if (ones.length == others.length && sounds(ones, others)) {
            return Agreement.SOUND;
        }
        boolean turned = ones.length == others.length && ones.length > 1 && (one + one).contains(other);
        return turned || (Math.min(ones.length, others.length) > 2 && slip(one, other)) ? Agreement.CLOSE : Agreement.DIFFERENT;
    }

    private static boolean sounds(int[] ones, int[] others) {
        for (int i = 0; i < ones.length; i++) {
            if (ones[i] != others[i] && Collections.disjoint(Pinyin.readings(ones[i]), Pinyin.readings(others[i]))) {
                return false;
            }
        }
        return true;
    }

    static Agreement enterprises(String one, String other) {
        if (one.equals(other)) {
            return Agreement.SAME;
        }
        if (one.contains("分公司") != other.contains("分公司")) {
            return Agreement.DIFFERENT;
        }
        String stem = FORM.matcher(one).replaceFirst("");
        String otherStem = FORM.matcher(other).replaceFirst("");
        String longer = stem.length() > otherStem.length() ? stem : otherStem;
        String shorter = longer.equals(stem) ? otherStem : stem;
        if (core(one).equals(core(other)) || (shorter.length() > 3 && longer.endsWith(shorter) && longer.length() - shorter.length() <= PREFIX)) {
            return Agreement.SHORT;
        }
        return shorter.length() > 4 && slip(stem, otherStem) ? Agreement.CLOSE : Agreement.DIFFERENT;
    }

    /** What names an enterprise: at most six characters before its legal form, the division in front left out. */
    static String core(String name) {
        String stem = FORM.matcher(name).replaceFirst("");
        String without = DIVISION.matcher(stem).replaceFirst("");
        String core = without.length() < 2 ? stem : without;
        return core.length() > 6 ? core.substring(core.length() - 6) : core;
    }

    /** One character too many, too few, wrong, or two that stand the wrong way round. */
    static boolean slip(String one, String other) {
        String longer = one.length() >= other.length() ? one : other;
        String shorter = longer.equals(one) ? other : one;
        if (longer.length() - shorter.length() > 1) {
            return false;
        }
        int at = 0;
        while (at < shorter.length() && longer.charAt(at) == shorter.charAt(at)) {
            at++;
        }
        if (longer.length() > shorter.length()) {
            return longer.substring(at + 1).equals(shorter.substring(at));
        }
        return at < longer.length() && (longer.substring(at + 1).equals(shorter.substring(at + 1)) || (at + 1 < longer.length() && longer.charAt(at) == shorter.charAt(at + 1) && longer.charAt(at + 1) == shorter.charAt(at)
                && longer.substring(at + 2).equals(shorter.substring(at + 2))));
    }
}
