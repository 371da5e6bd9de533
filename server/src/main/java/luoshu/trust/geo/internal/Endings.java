package luoshu.trust.geo.internal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import luoshu.kernel.regions.RegionLevel;
import org.jspecify.annotations.Nullable;

/** The generic part of a division's name 通名: 市, 区, 街道办事处. What people write differs from the register within a family (村, 村委会) and sometimes beyond it (镇 that became 街道). */
final class Endings {

    enum Fit { SAME, OTHER_KIND }

    private static final Map<RegionLevel, List<List<String>>> FAMILIES = new EnumMap<>(Map.of(
            RegionLevel.PROVINCE, List.of(List.of("省")),
            RegionLevel.CITY, List.of(List.of("市", "地区")),
            RegionLevel.COUNTY, List.of(List.of("区"), List.of("县"), List.of("市")),
            RegionLevel.TOWNSHIP, List.of(List.of("街道办事处", "街道办", "街道", "办事处"), List.of("镇人民政府", "镇"), List.of("乡人民政府", "乡")),
            RegionLevel.VILLAGE, List.of(List.of("社区居民委员会", "社区居委会", "居民委员会", "居委会", "社区"), List.of("村民委员会", "村委会", "村"))));

    private Endings() {
    }

    /** The longest ending of its level that {@code name} has and that leaves something; empty text if none. */
    static String of(String name, RegionLevel level) {
        String longest = "";
        for (List<String> family : FAMILIES.get(level)) {
            for (String ending : family) {
                if (ending.length() > longest.length() && name.length() > ending.length() && name.endsWith(ending)) {
                    longest = ending;
                }
            }
        }
        return longest;
    }

    /** The longest ending of the level that stands in {@code text} at {@code from}. */
    static @Nullable String at(String text, int from, RegionLevel level) {
        String longest = null;
        for (List<String> family : FAMILIES.get(level)) {
            for (String ending : family) {
                if ((longest == null || ending.length() > longest.length()) && text.startsWith(ending, from)) {
                    longest = ending;
                }
            }
        }
        return longest;
    }

    static Fit fit(String registered, String written, RegionLevel level) {
        return registered.equals(written) || FAMILIES.get(level).stream().anyMatch(family -> family.contains(registered) && family.contains(written)) ? Fit.SAME : Fit.OTHER_KIND;
    }
}
