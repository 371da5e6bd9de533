package luoshu.trust.geo;

import luoshu.kernel.problems.Invalid;

/** A point in degrees of CGCS2000. For what is drawn here WGS 84 is the same; GCJ-02 of the web maps is not, it is off by half a kilometre. */
public record GeoPoint(double longitude, double latitude) {

    private static final double EARTH = 6371.0088;

    public GeoPoint {
        if (!(longitude >= 73 && longitude <= 136)) {
            throw new Invalid("/longitude", "out-of-range", "经度应在 73—136 度之间");
        }
        if (!(latitude >= 3 && latitude <= 54)) {
            throw new Invalid("/latitude", "out-of-range", "纬度应在 3—54 度之间");
        }
    }

    /** As the crow flies, on the sphere. */
    public double kilometresTo(GeoPoint other) {
        double east = Math.toRadians(other.longitude - longitude);
        double north = Math.toRadians(other.latitude - latitude);
        double half = Math.pow(Math.sin(north / 2), 2) + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude)) * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH * Math.asin(Math.sqrt(half));
    }

    public ServiceHall.Direction directionTo(GeoPoint other) {
        double east = (other.longitude - longitude) * Math.cos(Math.toRadians((latitude + other.latitude) / 2));
        double clockwise = Math.toDegrees(Math.atan2(east, other.latitude - latitude));
        return ServiceHall.Direction.values()[Math.floorMod(Math.round(clockwise / 45), 8)];
    }
}
