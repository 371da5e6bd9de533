package luoshu.trust.geo.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.RegionKind;
import luoshu.kernel.regions.RegionLevel;
import org.jspecify.annotations.Nullable;

/** The names of all divisions, by stem. Zones also by the short names people use for them. Immutable once made. */
public final class DivisionNames {

    /** What zones are called at length, and in the street. */
    private static final Map<String, List<String>> ZONE_WORDS = Map.of(
            "高新技术产业开发区", List.of("高新技术开发区", "高新开发区", "高新区"),
            "经济技术开发区", List.of("经济开发区", "经开区"),
            "经济开发区", List.of("经济技术开发区", "经开区"),
            "城乡一体化示范区", List.of("示范区"),
            "航空港经济综合实验区", List.of("航空港实验区", "航空港综合实验区", "航空港区", "航空港"),
            "综合物流产业聚集区", List.of("综合物流产业集聚区", "综合物流区", "物流产业集聚区"),
            "工业园区", List.of("工业园"),
            "临港开发区", List.of("临港经济开发区", "临港区"));

    private final NameTrie trie = new NameTrie();
    private final List<Division> divisions = new ArrayList<>(60_000);
    private final Map<RegionCode, Division> byCode = new HashMap<>(90_000);

    public DivisionNames(Collection<Region> aboveVillages, Collection<Region> villages) {
        Map<RegionCode, Region> regions = new HashMap<>();
        aboveVillages.forEach(region -> regions.put(region.code(), region));
        aboveVillages.forEach(region -> add(region, regions));
        villages.forEach(region -> add(region, regions));
        for (int id = 0; id < divisions.size(); id++) {
            Division division = divisions.get(id);
            if (division.region().kind() != RegionKind.GROUP) {
                for (String name : names(division)) {
                    trie.put(name, id);
                }
            }
        }
    }

    NameTrie trie() {
        return trie;
    }

    Division get(int id) {
        return divisions.get(id);
    }

    /** The one in force that took over; itself while it is. */
    Division current(Division division) {
        Division now = division;
        for (int step = 0; step < 5 && now.region().successor() != null; step++) {
            Division next = byCode.get(now.region().successor());
            if (next == null) {
                return now;
            }
            now = next;
        }
        return now;
    }

    private @Nullable Division add(Region region, Map<RegionCode, Region> regions) {
        Division known = byCode.get(region.code());
        if (known != null) {
            return known;
        }
        Division above = parent(region.parent(), regions);
        Division statutory = region.statutoryParent() == null || region.statutoryParent().equals(region.parent()) ? null : parent(region.statutoryParent(), regions);
        String ending = region.kind() == RegionKind.ZONE ? "" : Endings.of(region.name(), region.level());
        Division division = new Division(region, above, statutory, region.name().substring(0, region.name().length() - ending.length()), ending);
        byCode.put(region.code(), division);
        divisions.add(division);
        return division;
    }

    private @Nullable Division parent(@Nullable RegionCode code, Map<RegionCode, Region> regions) {
        Region region = code == null ? null : regions.get(code);
        return region == null ? null : add(region, regions);
    }

    private static Set<String> names(Division division) {
        Set<String> names = new LinkedHashSet<>();
        names.add(division.stem());
        if (division.region().kind() == RegionKind.ZONE) {
            Division city = division.statutory() != null ? division.statutory() : division.above();
            String bare = division.region().name().replaceFirst("^河南", "").replaceFirst("^" + (city == null ? "-" : city.stem()) + "市?", "");
            names.add(bare);
            ZONE_WORDS.forEach((full, others) -> {
                if (bare.endsWith(full)) {
                    others.forEach(other -> names.add(bare.substring(0, bare.length() - full.length()) + other));
                }
            });
        } else if (division.level() == RegionLevel.TOWNSHIP && division.ending().isEmpty() && division.above() != null && division.stem().startsWith(division.above().region().name())
                && division.stem().length() > division.above().region().name().length() + 1) {
            names.add(division.stem().substring(division.above().region().name().length()));
        } else if (division.stem().length() > 3 && division.stem().endsWith("回族")) {
            names.add(division.stem().substring(0, division.stem().length() - 2));
        }
        return names;
    }
}
