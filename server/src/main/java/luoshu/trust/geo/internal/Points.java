package luoshu.trust.geo.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.RegionKind;
import luoshu.kernel.regions.RegionLevel;
import luoshu.kernel.regions.Regions;
import luoshu.trust.geo.GeoPoint;
import org.springframework.stereotype.Component;

/** One point for each division down to the counties: seats from the boundary file; functional zones – which have no boundary – and the province from a list; a city amid its districts. */
@Component
public class Points {

    private final Boundaries boundaries;
    private final Regions regions;
    private final Map<RegionCode, GeoPoint> listed = new HashMap<>();

    Points(Boundaries boundaries, Regions regions) {
        this.boundaries = boundaries;
        this.regions = regions;
        GeoFiles.rows("", "geo/zones.csv", 3).forEach(row -> listed.put(RegionCode.of(row[0]), new GeoPoint(Double.parseDouble(row[1]), Double.parseDouble(row[2]))));
    }

    public Optional<GeoPoint> find(RegionCode code) {
        return boundaries.seat(code).or(() -> Optional.ofNullable(listed.get(code))).or(() -> code.level() == RegionLevel.CITY ? amid(code) : Optional.empty());
    }

    private Optional<GeoPoint> amid(RegionCode city) {
        List<GeoPoint> seats = regions.children(city).stream().filter(county -> county.kind() == RegionKind.DISTRICT).map(Region::code).flatMap(code -> boundaries.seat(code).stream()).toList();
        return seats.isEmpty() ? Optional.empty()
                : Optional.of(new GeoPoint(seats.stream().mapToDouble(GeoPoint::longitude).average().orElseThrow(), seats.stream().mapToDouble(GeoPoint::latitude).average().orElseThrow()));
    }
}
