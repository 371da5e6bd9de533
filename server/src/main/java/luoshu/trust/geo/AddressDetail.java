package luoshu.trust.geo;

import org.jspecify.annotations.Nullable;

/**
 * What stands behind the division, in the elements of GB/T 23705: basic restriction (road or estate, door number) and local position (building, unit, room).
 *
 * @param rest what was not understood
 */
public record AddressDetail(@Nullable String road, @Nullable String number, @Nullable String estate, @Nullable String group, @Nullable String building, @Nullable String unit,
                            @Nullable String floor, @Nullable String room, @Nullable String rest) {
}
