package luoshu.trust.geo;

import java.util.List;

import luoshu.kernel.regions.RegionCode;

/**
 * The county-level divisions a point may lie in. One, if it is well inside; several on a border, and within the breadth by which the drawing may be wrong; the one drawn
 * around the point first. Empty outside the province.
 */
public record Located(List<RegionCode> divisions) {

    public Located {
        divisions = List.copyOf(divisions);
    }

    public boolean certain() {
        return divisions.size() == 1;
    }
}
