package luoshu.service.portal.internal;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import luoshu.kernel.calendar.Limit;
import luoshu.kernel.regions.RegionCode;
import luoshu.service.portal.MatterHit;
import org.jspecify.annotations.Nullable;

/** One listing in memory with its rows by region. Organs' names and codes are shared between all listings. */
final class Shelf {

    final Listing listing;
    private final NavigableMap<String, Listing.Row> byRegion = new TreeMap<>();

    Shelf(Listing listing, Map<String, Listing.Row> shared) {
        List<Listing.Row> rows = listing.rows().stream()
                .map(row -> shared.computeIfAbsent(row.organ() + row.level() + row.promiseDays() + row.organName(), none -> row)).toList();
        this.listing = new Listing(listing.slug(), listing.catalogCode(), listing.handlingItem(), listing.name(), listing.summary(), listing.keywords(), listing.taskType(),
                listing.projectType(), listing.audience(), listing.personThemes(), listing.enterpriseThemes(), listing.lifeEvents(), listing.promise(), listing.statutory(),
                listing.onSiteVisits(), listing.instant(), listing.online(), listing.fee(), rows);
        rows.forEach(row -> byRegion.put(row.region(), row));
    }

    /**
     * {@code path}: region codes from the nearest up; null: the highest organ. A county whose townships implement the matter gets the first of them: better a hit that asks
     * for the township than none.
     */
    Listing.@Nullable Row nearest(@Nullable List<String> path) {
        if (path == null) {
            return listing.rows().isEmpty() ? null : listing.rows().getFirst();
        }
        for (String region : path) {
            Listing.Row row = byRegion.get(region);
            if (row != null) {
                return row;
            }
        }
        if (path.isEmpty()) {
            return null;
        }
        String prefix = RegionCode.of(path.getFirst()).prefix();
        Map.Entry<String, Listing.Row> below = byRegion.ceilingEntry(prefix);
        return below != null && below.getKey().startsWith(prefix) ? below.getValue() : null;
    }

    Listing.@Nullable Row ofOrgan(String organ) {
        return listing.rows().stream().filter(row -> row.organ().equals(organ)).findFirst().orElse(null);
    }

    MatterHit hit(Listing.Row row, @Nullable List<String> path, @Nullable String highlights) {
        Limit promise = row.promiseDays() == null ? listing.promise() : new Limit(row.promiseDays(), listing.promise().unit(), listing.promise().basis());
        return new MatterHit(listing.code(row), listing.catalogCode(), listing.slug(), listing.name(), row.organName(), row.organ(), row.region(), row.regionName(), listing.taskType(),
                listing.projectType(), listing.audience(), promise, listing.statutory(), listing.onSiteVisits(), listing.instant(), listing.online(), listing.fee(),
                path != null && !path.contains(row.region()), highlights);
    }
}
