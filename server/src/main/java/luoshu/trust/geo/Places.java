package luoshu.trust.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.RegionLevel;
import luoshu.kernel.regions.Regions;
import luoshu.trust.geo.internal.Boundaries;
import luoshu.trust.geo.internal.Halls;
import luoshu.trust.geo.internal.Points;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where divisions and their service halls are. In memory. */
@Component
public class Places {

    /** Halls beside the competent ones. */
    private static final int BESIDE = 4;

    private final Regions regions;
    private final Boundaries boundaries;
    private final Points points;
    private final Halls halls;

    Places(Regions regions, Boundaries boundaries, Points points, Halls halls) {
        this.regions = regions;
        this.boundaries = boundaries;
        this.points = points;
        this.halls = halls;
    }

    /** The point of the division, or of the lowest one above it that has one; {@link Place#division} says whose it is. */
    public Optional<Place> find(RegionCode division) {
        return regions.path(division).reversed().stream().map(Region::code).flatMap(code -> points.find(code).map(point -> new Place(code, point, true)).stream()).findFirst();
    }

    /** The county-level divisions a point may lie in. */
    public Located locate(GeoPoint point) {
        return new Located(boundaries.around(point));
    }

    /** The hall of the division itself, then those of what it runs, by code. */
    public List<ServiceHall> halls(RegionCode division) {
        List<ServiceHall> found = new ArrayList<>();
        halls.of(division).ifPresent(found::add);
        if (division.level().compareTo(RegionLevel.TOWNSHIP) < 0) {
            regions.children(division).forEach(child -> halls.of(child.code()).ifPresent(found::add));
        }
        return found;
    }

    /** The halls competent for a division – station, county, city –, then the nearest others of any county or city. */
    public List<ServiceHall> nearby(RegionCode division) {
        GeoPoint start = halls.of(division).filter(hall -> hall.longitude() != null).map(hall -> new GeoPoint(hall.longitude(), hall.latitude()))
                .or(() -> find(division).map(Place::point)).orElse(null);
        Map<String, ServiceHall> found = new LinkedHashMap<>();
        regions.path(division).reversed().stream().filter(region -> region.level() != RegionLevel.PROVINCE || division.level() == RegionLevel.PROVINCE)
                .forEach(region -> halls.of(region.code()).ifPresent(hall -> found.put(hall.region(), seen(hall, start, true))));
        if (start != null) {
            halls.list().stream().filter(hall -> hall.longitude() != null && hall.level() != RegionLevel.TOWNSHIP && !found.containsKey(hall.region())).map(hall -> seen(hall, start, false))
                    .sorted(Comparator.comparingDouble(ServiceHall::kilometres).thenComparing(ServiceHall::region)).limit(BESIDE).toList().forEach(hall -> found.put(hall.region(), hall));
        }
        return List.copyOf(found.values());
    }

    private static ServiceHall seen(ServiceHall hall, @Nullable GeoPoint from, boolean competent) {
        Double far = from == null || hall.longitude() == null ? null : Math.round(from.kilometresTo(new GeoPoint(hall.longitude(), hall.latitude())) * 10) / 10.0;
        // The point of the place is often that of its own hall: then nothing is known about the way.
        far = far != null && far == 0 ? null : far;
        return new ServiceHall(hall.region(), hall.regionName(), hall.level(), hall.name(), hall.address(), hall.officeHours(), hall.phone(), hall.longitude(), hall.latitude(),
                hall.approximate(), far, far == null ? null : from.directionTo(new GeoPoint(hall.longitude(), hall.latitude())), competent);
    }
}
