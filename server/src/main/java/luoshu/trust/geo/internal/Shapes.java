package luoshu.trust.geo.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import luoshu.kernel.regions.RegionCode;
import luoshu.trust.geo.GeoPoint;
import org.springframework.stereotype.Component;

/** Points against areas. */
@Component
public class Shapes {

    /** The drawing is simplified and never surveyed: nearer to a border than this, the other side is possible too. */
    private static final double DOUBT_KILOMETRES = 1;

    private final Boundaries boundaries;
    private final Points points;

    Shapes(Boundaries boundaries, Points points) {
        this.boundaries = boundaries;
        this.points = points;
    }

    public Optional<GeoPoint> point(RegionCode division) {
        return points.find(division);
    }

    /** The county drawn around the point first, then those whose border is near. */
    public List<RegionCode> around(GeoPoint point) {
        List<RegionCode> found = new ArrayList<>();
        boundaries.shapes().stream().filter(shape -> shape.contains(point)).map(CountyShape::code).findFirst().ifPresent(found::add);
        boundaries.shapes().stream().filter(shape -> !found.contains(shape.code()) && shape.borders(point, DOUBT_KILOMETRES)).map(CountyShape::code).forEach(found::add);
        return found;
    }
}
