package luoshu.trust.geo.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.Regions;
import luoshu.trust.geo.GeoPoint;
import luoshu.trust.geo.ServiceHall;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Service halls: one with each organ for government services, one station with each township. Where the file of halls says something about a division, it is said of its hall;
 * a point the file does not know is that of the division, and approximate.
 */
@Component
public class Halls {

    private static final Duration AS_OLD_AS = Duration.ofMinutes(10);
    private static final int CELLS = 7;

    private record Known(String name, String address, @Nullable GeoPoint point, String hours, String phone) {
    }

    private final Organs organs;
    private final Regions regions;
    private final Points points;
    private final Map<RegionCode, Known> known = new HashMap<>();
    /** Two statements in ten minutes, not two for everybody who looks at the map. */
    private final LoadingCache<Boolean, Map<RegionCode, ServiceHall>> halls = Caffeine.newBuilder().expireAfterWrite(AS_OLD_AS).build(_ -> load());

    Halls(Organs organs, Regions regions, Points points, MapSettings settings, @Value("${luoshu.demo}") boolean demonstration) {
        this.organs = organs;
        this.regions = regions;
        this.points = points;
        if (demonstration || !settings.halls().isEmpty()) {
            GeoFiles.rows(settings.halls(), "demo/halls.csv", CELLS).forEach(row -> known.put(RegionCode.of(row[0]), new Known(row[1], row[2],
                    row[3].isEmpty() ? null : new GeoPoint(Double.parseDouble(row[3]), Double.parseDouble(row[4])), row[5], row[6])));
        }
    }

    public Optional<ServiceHall> of(RegionCode region) {
        return Optional.ofNullable(all().get(region));
    }

    public Collection<ServiceHall> list() {
        return all().values();
    }

    private Map<RegionCode, ServiceHall> all() {
        return halls.get(true);
    }

    private Map<RegionCode, ServiceHall> load() {
        Map<RegionCode, ServiceHall> all = new HashMap<>();
        Stream.concat(organs.listByDuty("data-administration", List.of(2, 3, 4)).stream(), organs.listByDuty("township", List.of(5)).stream())
                .forEach(organ -> all.putIfAbsent(organ.region(), hall(organ)));
        return Map.copyOf(all);
    }

    private ServiceHall hall(Organ organ) {
        RegionCode region = organ.region();
        boolean station = organ.duty().equals("township");
        Known said = known.getOrDefault(region, new Known("", "", null, "", ""));
        Optional<GeoPoint> point = said.point != null ? Optional.of(said.point) : station ? Optional.empty() : points.find(region);
        String full = regions.fullName(region);
        return new ServiceHall(region.value(), full, region.level(), or(said.name, full + (station ? "便民服务中心" : "政务服务中心")), or(said.address, organ.address()), or(said.hours, organ.officeHours()),
                or(said.phone, organ.consultPhone()), point.map(GeoPoint::longitude).orElse(null), point.map(GeoPoint::latitude).orElse(null), said.point == null, null, null, false);
    }

    private static String or(String said, String otherwise) {
        return said.isEmpty() ? otherwise : said;
    }
}
