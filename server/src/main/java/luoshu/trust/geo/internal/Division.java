package luoshu.trust.geo.internal;

import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionLevel;
import org.jspecify.annotations.Nullable;

/**
 * A division among the names.
 *
 * @param above     who runs it
 * @param statutory the parent by code, where it is another
 * @param stem      the name without its ending: 五星 of 五星街道
 */
record Division(Region region, @Nullable Division above, @Nullable Division statutory, String stem, String ending) {

    RegionLevel level() {
        return region.level();
    }

    boolean liesIn(Division other) {
        for (Division one = this; one != null; one = one.above) {
            if (one == other || one.statutory == other) {
                return true;
            }
        }
        return false;
    }

    /** From the city down; a name that already begins with the names above it is not said twice. */
    String fullName() {
        String before = above == null || above.level() == RegionLevel.PROVINCE ? "" : above.fullName();
        return region.name().startsWith(before) ? region.name() : before + region.name();
    }
}
