package luoshu.kernel.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;
import org.jspecify.annotations.Nullable;

/** Readings of characters, without tones, ü as v; and latin letters cut into syllables. */
public final class Pinyin {

    private static final HanyuPinyinOutputFormat FORMAT = format();
    private static final char FIRST = 0x4E00;
    private static final char LAST = 0x9FA5;
    // pinyin4j parses its answer anew each time (some 10 µs a character): a search may ask for hundreds.
    private static final List<List<String>> TABLE = table();
    private static final TreeSet<String> SYLLABLES = syllables();

    private Pinyin() {
    }

    /** Every reading of a character, the commonest first; latin letters and digits read as themselves; anything else has none. */
    public static List<String> readings(int character) {
        if (character < 128) {
            return Character.isLetterOrDigit(character) ? List.of(String.valueOf((char) character).toLowerCase(Locale.ROOT)) : List.of();
        }
        return character < FIRST || character > LAST ? List.of() : TABLE.get(character - FIRST);
    }

    /** The commonest readings joined: 开饭店 → kaifandian. */
    public static String full(String text) {
        StringBuilder full = new StringBuilder();
        text.codePoints().forEach(c -> readings(c).stream().findFirst().ifPresent(full::append));
        return full.toString();
    }

    /** 社保卡 → sbk. */
    public static String initials(String text) {
        StringBuilder initials = new StringBuilder();
        text.codePoints().forEach(c -> readings(c).stream().findFirst().ifPresent(reading -> initials.append(reading.charAt(0))));
        return initials.toString();
    }

    /** Letters as syllables, the last possibly unfinished; empty when they are none. {@code kaifand} → kai fan d. */
    public static List<String> syllables(String letters) {
        return cut(letters, 0, new ArrayList<>()) instanceof List<String> found ? found : List.of();
    }

    public static boolean isSyllable(String letters) {
        return SYLLABLES.contains(letters);
    }

    /** Syllables that begin with {@code letters}. */
    public static Set<String> completions(String letters) {
        return SYLLABLES.subSet(letters, letters + Character.MAX_VALUE);
    }

    private static @Nullable List<String> cut(String letters, int from, List<String> before) {
        if (from == letters.length()) {
            return before;
        }
        if (before.size() > 20) {
            return null;
        }
        for (int length = Math.min(6, letters.length() - from); length > 0; length--) {
            String one = letters.substring(from, from + length);
            boolean last = from + length == letters.length();
            if (SYLLABLES.contains(one) || last && !completions(one).isEmpty()) {
                List<String> next = new ArrayList<>(before);
                next.add(one);
                List<String> rest = cut(letters, from + length, next);
                if (rest != null) {
                    return rest;
                }
            }
        }
        return null;
    }

    private static HanyuPinyinOutputFormat format() {
        HanyuPinyinOutputFormat format = new HanyuPinyinOutputFormat();
        format.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
        format.setVCharType(HanyuPinyinVCharType.WITH_V);
        return format;
    }

    private static List<List<String>> table() {
        try {
            Map<List<String>, List<String>> shared = new HashMap<>();
            List<List<String>> table = new ArrayList<>(LAST - FIRST + 1);
            for (char c = FIRST; c <= LAST; c++) {
                String[] found = PinyinHelper.toHanyuPinyinStringArray(c, FORMAT);
                List<String> readings = found == null ? List.of() : List.copyOf(new LinkedHashSet<>(Arrays.asList(found)));
                table.add(shared.computeIfAbsent(readings, same -> same));
            }
            return table;
        } catch (BadHanyuPinyinOutputFormatCombination impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static TreeSet<String> syllables() {
        TreeSet<String> all = new TreeSet<>();
        TABLE.forEach(all::addAll);
        return all;
    }
}
