package luoshu.trust.geo.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.Regions;
import luoshu.trust.geo.ClosedCases;
import org.springframework.stereotype.Component;

/** Closed cases of this year by division, for everybody; counted once in ten minutes. */
@Component
public class PublicFigures {

    private final Regions regions;
    private final Clock clock;
    private final LoadingCache<LocalDate, List<GeoQueries.Count>> counts;

    PublicFigures(GeoQueries queries, Regions regions, Clock clock) {
        this.regions = regions;
        this.clock = clock;
        this.counts = Caffeine.newBuilder().maximumSize(4).expireAfterWrite(Duration.ofMinutes(10)).build(queries::closedByRegion);
    }

    public ClosedCases closed(RegionCode region) {
        LocalDate since = LocalDate.now(clock).withDayOfYear(1);
        return rolledUp(region, since, counts.get(since));
    }

    /** What lies in the divisions that {@code region} runs; its own organs' cases stand under itself. */
    ClosedCases rolledUp(RegionCode region, LocalDate since, List<GeoQueries.Count> all) {
        Map<String, Long> sums = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        regions.children(region).forEach(child -> {
            sums.put(child.code().value(), 0L);
            names.put(child.code().value(), child.name());
        });
        int depth = regions.path(region).size();
        for (GeoQueries.Count count : all) {
            List<Region> path = regions.path(RegionCode.of(count.region()));
            if (path.stream().anyMatch(step -> step.code().equals(region))) {
                Region under = path.get(Math.min(depth, path.size() - 1));
                names.putIfAbsent(under.code().value(), under.name());
                sums.merge(under.code().value(), count.closed(), Long::sum);
            }
        }
        Set<String> hidden = SmallNumbers.hidden(sums);
        return new ClosedCases(region, since, sums.entrySet().stream().map(one -> new ClosedCases.Row(one.getKey(), names.get(one.getKey()), hidden.contains(one.getKey()) ? null : one.getValue())).toList());
    }
}
