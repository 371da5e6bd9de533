package luoshu.kernel.matters.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.kernel.calendar.Limit;
import luoshu.kernel.matters.CatalogueLifeEvent;
import luoshu.kernel.matters.CatalogueTheme;
import luoshu.kernel.matters.Implementation;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.MatterState;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.packages.PackageFiles;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.Regions;
import org.springframework.stereotype.Component;

/**
 * What counts, in memory. Every node asks twice a second whether the revision moved and then reads the (small) table of current versions again; definitions and rows of the
 * implementing list are read once. The shipped packages are loaded before anybody can hold this bean.
 */
@Component
class PublishedMatters implements Matters {

    private record Key(String slug, int version) {
    }

    private record Counting(long revision, LocalDate day, Map<String, MatterQueries.Current> bySlug) {
    }

    private final MatterQueries queries;
    private final MatterReader reader;
    private final Regions regions;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Cache<Key, MatterDefinition> definitions = Caffeine.newBuilder().maximumSize(3_000).build();
    private final Cache<String, Implementation> implementations = Caffeine.newBuilder().maximumSize(200_000).expireAfterWrite(Duration.ofHours(6)).build();
    private volatile Counting counting;

    PublishedMatters(MatterQueries queries, MatterReader reader, Regions regions, Catalogue catalogue, Clock clock, ShippedMatters shipped) {
        this.queries = queries;
        this.reader = reader;
        this.regions = regions;
        this.catalogue = catalogue;
        this.clock = clock;
        shipped.load();
        this.counting = read();
    }

    /** Reads again when something changed or a new day began. */
    synchronized void refresh() {
        Counting before = counting;
        long revision = queries.revision();
        if (revision != before.revision() || !before.day().equals(LocalDate.now(clock))) {
            List<String> changed = queries.listChangedSince(before.revision());
            counting = read();
            implementations.asMap().values().removeIf(row -> changed.contains(row.slug()));
        }
    }

    private Counting read() {
        long revision = queries.revision();
        LocalDate today = LocalDate.now(clock);
        Map<String, MatterQueries.Current> bySlug = new HashMap<>();
        queries.listCurrent(today).forEach(one -> bySlug.put(one.slug(), one));
        return new Counting(revision, today, Map.copyOf(bySlug));
    }

    @Override
    public Optional<PublishedMatter> findByCode(String code33) {
        return findImplementation(code33).flatMap(this::counting);
    }

    @Override
    public PublishedMatter getByCode(String code33) {
        return findByCode(code33).orElseThrow(() -> new NotFound("matter"));
    }

    @Override
    public PublishedMatter getPinned(String code33, int version) {
        Implementation row = findImplementation(code33).orElseThrow(() -> new NotFound("matter"));
        return matter(definition(row.slug(), version), version, row);
    }

    @Override
    public MatterDefinition getVersion(String slugOrCatalogCode, int version) {
        String slug = slugOrCatalogCode.matches("[0-9]{12}") ? queries.slugOfCode(slugOrCatalogCode, null).orElseThrow(() -> new NotFound("matter")) : slugOrCatalogCode;
        return definition(slug, version);
    }

    @Override
    public Optional<PublishedMatter> findNearest(String slug, String region) {
        MatterQueries.Current current = counting.bySlug().get(slug);
        if (current == null || current.state() != MatterState.PUBLISHED) {
            return Optional.empty();
        }
        List<String> path = regions.path(RegionCode.of(region)).stream().map(Region::code).map(RegionCode::value).toList();
        return path.isEmpty() ? Optional.empty() : queries.findNearest(slug, path).flatMap(this::counting);
    }

    @Override
    public List<PublishedMatter> listImplementations(String slug) {
        return queries.listImplementations(slug).stream().map(this::counting).flatMap(Optional::stream).toList();
    }

    @Override
    public List<String> listSlugs() {
        return counting.bySlug().values().stream().filter(one -> one.state() == MatterState.PUBLISHED).map(MatterQueries.Current::slug).sorted().toList();
    }

    @Override
    public long revision() {
        return counting.revision();
    }

    @Override
    public String catalogueId() {
        return queries.catalogueId();
    }

    @Override
    public List<String> listChangedSince(long revision) {
        return queries.listChangedSince(revision);
    }

    @Override
    public List<CatalogueTheme> listThemes() {
        return catalogue.themes();
    }

    @Override
    public List<CatalogueLifeEvent> listLifeEvents() {
        return catalogue.lifeEvents();
    }

    MatterDefinition definition(String slug, int version) {
        Key key = new Key(slug, version);
        MatterDefinition known = definitions.getIfPresent(key);
        if (known == null) {
            byte[] zip = queries.findPackage(slug, version).orElseThrow(() -> new NotFound("version of this matter"));
            known = reader.readChecked(PackageFiles.ofZip(zip));
            definitions.put(key, known);
        }
        return known;
    }

    private Optional<Implementation> findImplementation(String code) {
        if (code.length() != 33) {
            return Optional.empty();
        }
        Implementation known = implementations.getIfPresent(code);
        if (known == null) {
            known = queries.findImplementation(code).orElse(null);
            if (known != null) {
                implementations.put(code, known);
            }
        }
        return Optional.ofNullable(known);
    }

    private Optional<PublishedMatter> counting(Implementation row) {
        MatterQueries.Current current = counting.bySlug().get(row.slug());
        if (current == null || current.state() != MatterState.PUBLISHED) {
            return Optional.empty();
        }
        MatterDefinition definition = definition(row.slug(), current.version());
        return definition.implementedBy().useLevel().contains(row.useLevel()) ? Optional.of(matter(definition, current.version(), row)) : Optional.empty();
    }

    private static PublishedMatter matter(MatterDefinition definition, int version, Implementation row) {
        Limit own = row.promise();
        Limit promise = own == null ? null : new Limit(own.days(), definition.clocks().promise().unit(), own.basis());
        return new PublishedMatter(definition, version, own == null ? row : new Implementation(row.taskHandleItem(), row.taskCode(), row.catalogCode(), row.slug(), row.organ(),
                row.organName(), row.duty(), row.region(), row.regionName(), row.useLevel(), promise));
    }
}
