package luoshu.trust.geo.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.regions.RegionCode;
import luoshu.trust.geo.GeoPoint;
import org.springframework.stereotype.Component;

/** One point for each division down to the counties: seats from the boundary file, functional zones – which have no boundary – from a list. */
@Component
class Points {

    private final Boundaries boundaries;
    private final Map<RegionCode, GeoPoint> zones = new HashMap<>();

    Points(Boundaries boundaries) {
        this.boundaries = boundaries;
        GeoFiles.rows("", "geo/zones.csv", 3).forEach(row -> zones.put(RegionCode.of(row[0]), new GeoPoint(Double.parseDouble(row[1]), Double.parseDouble(row[2]))));
    }

    Optional<GeoPoint> find(RegionCode code) {
        return boundaries.seat(code).or(() -> Optional.ofNullable(zones.get(code)));
    }
}
