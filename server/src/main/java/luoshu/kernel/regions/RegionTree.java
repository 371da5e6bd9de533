package luoshu.kernel.regions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The divisions above the villages, immutable, in memory. A village stands under its township by its digits. */
final class RegionTree {

    private final Map<RegionCode, Region> regions = new HashMap<>();
    private final Map<RegionCode, List<Region>> children = new HashMap<>();

    RegionTree(Collection<Region> all) {
        all.stream().sorted(Comparator.comparing(Region::code)).forEach(region -> {
            regions.put(region.code(), region);
            if (region.parent() != null && region.validTo() == null && region.kind() != RegionKind.GROUP) {
                children.computeIfAbsent(region.parent(), none -> new ArrayList<>()).add(region);
            }
        });
    }

    Optional<Region> find(RegionCode code) {
        return Optional.ofNullable(regions.get(code));
    }

    List<Region> all() {
        return List.copyOf(regions.values());
    }

    List<Region> children(RegionCode parent) {
        return List.copyOf(children.getOrDefault(parent, List.of()));
    }

    /** From the province down to {@code code}'s nearest known division, along management parents. */
    List<Region> path(RegionCode code) {
        Deque<Region> path = new ArrayDeque<>();
        for (Region region = nearest(code); region != null; region = region.parent() == null ? null : regions.get(region.parent())) {
            path.addFirst(region);
        }
        return List.copyOf(path);
    }

    boolean isWithin(RegionCode code, RegionCode jurisdiction) {
        if (code.equals(jurisdiction)) {
            return true;
        }
        if (jurisdiction.level() == RegionLevel.VILLAGE) {
            return false;
        }
        return path(code).stream().anyMatch(region -> region.code().equals(jurisdiction) || jurisdiction.equals(region.statutoryParent()) && isGroup(jurisdiction));
    }

    private boolean isGroup(RegionCode code) {
        Region region = regions.get(code);
        return region != null && region.kind() == RegionKind.GROUP;
    }

    Optional<Region> municipalNode(RegionCode code) {
        return path(code).stream().filter(Region::municipalNode).reduce((above, below) -> below);
    }

    /** The division itself or the lowest known one its digits lie in. */
    private @Nullable Region nearest(RegionCode code) {
        for (int length : new int[] {12, 9, 6, 4, 2}) {
            Region region = regions.get(RegionCode.of(code.value().substring(0, length)));
            if (region != null) {
                return region;
            }
        }
        return null;
    }
}
