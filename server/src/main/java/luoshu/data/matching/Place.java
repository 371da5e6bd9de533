package luoshu.data.matching;

import org.jspecify.annotations.Nullable;

/**
 * A written address as it is compared.
 *
 * @param region  digits of the division's code that say something; absent: not understood, or several places
 * @param road    road or estate
 * @param number  house number
 * @param door    group, building, unit and room without the words for them; empty: none
 * @param written in one form
 */
record Place(@Nullable String region, @Nullable String road, @Nullable String number, String door, String written) {

    private static final int COUNTY = 6;
    private static final int TOWNSHIP = 9;

    /** Where those live who share a street: road and number within a county, else the township or village. Absent where less is known. */
    @Nullable String street() {
        if (region == null || region.length() < COUNTY) {
            return null;
        }
        return road != null && number != null ? region.substring(0, COUNTY) + road + number : region.length() >= TOWNSHIP ? region : null;
    }

    static Agreement compare(@Nullable Place one, @Nullable Place other) {
        if (one == null || other == null) {
            return Agreement.MISSING;
        }
        if (one.written.equals(other.written)) {
            return Agreement.SAME;
        }
        boolean road = one.road != null && one.road.equals(other.road);
        boolean door = road && one.number != null && one.number.equals(other.number);
        if (one.region == null || other.region == null) {
            return door ? Agreement.DOOR : Agreement.MISSING;
        }
        if (!one.region.startsWith(other.region) && !other.region.startsWith(one.region)) {
            return one.county(other) ? Agreement.COUNTY : Agreement.DIFFERENT;
        }
        if (door) {
            return !one.door.isEmpty() && one.door.equals(other.door) ? Agreement.SAME : Agreement.DOOR;
        }
        boolean villages = one.region.length() > TOWNSHIP && one.region.equals(other.region);
        if (villages && one.road == null && other.road == null) {
            return !one.door.isEmpty() && one.door.equals(other.door) ? Agreement.DOOR : Agreement.STREET;
        }
        boolean township = one.region.length() >= TOWNSHIP && other.region.length() >= TOWNSHIP;
        return road || township ? Agreement.STREET : one.county(other) ? Agreement.COUNTY : Agreement.DIFFERENT;
    }

    private boolean county(Place other) {
        return region != null && other.region != null && region.length() >= COUNTY && other.region.length() >= COUNTY && region.substring(0, COUNTY).equals(other.region.substring(0, COUNTY));
    }
}
