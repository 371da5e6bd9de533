package luoshu.trust.geo.internal;

import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.regions.RegionCode;
import luoshu.trust.geo.GeoPoint;
import tools.jackson.databind.JsonNode;

/** A county's area: rings by the even-odd rule, so holes and parts need no telling apart. Each ring is x, y, x, y, … in degrees, closed. */
record CountyShape(RegionCode code, List<double[]> rings, double west, double south, double east, double north) {

    /** Kilometres of a degree of latitude. */
    private static final double DEGREE = 111.195;

    static CountyShape of(RegionCode code, JsonNode rings, List<double[]> arcs) {
        List<double[]> joined = new ArrayList<>();
        double west = 180;
        double south = 90;
        double east = -180;
        double north = -90;
        for (JsonNode ring : rings) {
            double[] points = join(ring, arcs);
            joined.add(points);
            for (int i = 0; i < points.length; i += 2) {
                west = Math.min(west, points[i]);
                east = Math.max(east, points[i]);
                south = Math.min(south, points[i + 1]);
                north = Math.max(north, points[i + 1]);
            }
        }
        return new CountyShape(code, joined, west, south, east, north);
    }

    /** Arc {@code ~n} is arc n backwards; each begins where the one before ended. */
    private static double[] join(JsonNode ring, List<double[]> arcs) {
        List<Double> points = new ArrayList<>();
        for (JsonNode number : ring) {
            int n = number.asInt();
            double[] arc = arcs.get(n < 0 ? ~n : n);
            for (int i = points.isEmpty() ? 0 : 2; i < arc.length; i += 2) {
                int at = n < 0 ? arc.length - 2 - i : i;
                points.add(arc[at]);
                points.add(arc[at + 1]);
            }
        }
        double[] closed = points.stream().mapToDouble(Double::doubleValue).toArray();
        if (closed.length < 8 || closed[0] != closed[closed.length - 2] || closed[1] != closed[closed.length - 1]) {
            throw new IllegalArgumentException("a ring of the boundaries is not closed");
        }
        return closed;
    }

    boolean contains(GeoPoint point) {
        double x = point.longitude();
        double y = point.latitude();
        if (x < west || x > east || y < south || y > north) {
            return false;
        }
        boolean inside = false;
        for (double[] ring : rings) {
            for (int i = 0; i + 3 < ring.length; i += 2) {
                double y1 = ring[i + 1];
                double y2 = ring[i + 3];
                // Half-open in y: a corner counts for one of its two edges, and a shared border for one of its two counties.
                if (y1 > y != y2 > y && x < ring[i] + (y - y1) / (y2 - y1) * (ring[i + 2] - ring[i])) {
                    inside = !inside;
                }
            }
        }
        return inside;
    }

    /** Is the border within {@code kilometres} of the point? */
    boolean borders(GeoPoint point, double kilometres) {
        double narrow = Math.cos(Math.toRadians(point.latitude()));
        double reach = kilometres / DEGREE;
        if (point.longitude() < west - reach / narrow || point.longitude() > east + reach / narrow || point.latitude() < south - reach || point.latitude() > north + reach) {
            return false;
        }
        for (double[] ring : rings) {
            for (int i = 0; i + 3 < ring.length; i += 2) {
                if (distance((ring[i] - point.longitude()) * narrow, ring[i + 1] - point.latitude(), (ring[i + 2] - point.longitude()) * narrow, ring[i + 3] - point.latitude()) <= reach) {
                    return true;
                }
            }
        }
        return false;
    }

    /** From the origin to the segment. */
    private static double distance(double x1, double y1, double x2, double y2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.clamp(-(x1 * dx + y1 * dy) / length, 0, 1);
        return Math.hypot(x1 + along * dx, y1 + along * dy);
    }
}
