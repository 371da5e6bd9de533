package luoshu.trust.geo;

import luoshu.kernel.regions.RegionCode;

/** Where a division is, in one point. {@code approximate}: the seat or the middle of the division, not a surveyed place; say 约. */
public record Place(RegionCode division, GeoPoint point, boolean approximate) {
}
