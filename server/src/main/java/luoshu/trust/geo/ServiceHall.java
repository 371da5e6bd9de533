package luoshu.trust.geo;

import luoshu.kernel.regions.RegionLevel;
import org.jspecify.annotations.Nullable;

/**
 * A government service hall 政务服务中心 or service station 便民服务中心.
 *
 * @param region      division it serves
 * @param longitude   null when no point is known, with {@code latitude}
 * @param approximate the point is that of the division, or otherwise not surveyed
 * @param kilometres  as the crow flies from where was asked about; null when nothing was, or either end has no point
 * @param direction   in which direction, likewise
 * @param competent   serves the place that was asked about, for matters of its level
 */
public record ServiceHall(String region, String regionName, RegionLevel level, String name, String address, String officeHours, String phone, @Nullable Double longitude,
                          @Nullable Double latitude, boolean approximate, @Nullable Double kilometres, @Nullable Direction direction, boolean competent) {

    public enum Direction { NORTH, NORTH_EAST, EAST, SOUTH_EAST, SOUTH, SOUTH_WEST, WEST, NORTH_WEST }
}
