package luoshu.kernel.matters;

import java.util.List;
import java.util.Optional;

import luoshu.kernel.problems.NotFound;

/** What others ask of this module. Everything here answers from memory once a version has been read. */
public interface Matters {

    /** The matter as it can be applied for today: published, in effect, not suspended. {@code code33} is the handling item code. */
    Optional<PublishedMatter> findByCode(String code33);

    /** As {@link #findByCode}; throws {@link NotFound}. */
    PublishedMatter getByCode(String code33);

    /** The matter under the version a case was opened with, whatever has become of that version since; throws {@link NotFound}. */
    PublishedMatter getPinned(String code33, int version);

    /** The definition of one version, in any state; {@code slug} or 12-digit catalogue code (the first handling item of that code); throws {@link NotFound}. */
    MatterDefinition getVersion(String slugOrCatalogCode, int version);

    /** The item of the nearest region that implements the matter: village, township, county, city, province. {@code region} has 12 digits. */
    Optional<PublishedMatter> findNearest(String slug, String region);

    /** Every organ's row of the matter that counts today, ordered by level and region; empty when the matter takes no applications. */
    List<PublishedMatter> listImplementations(String slug);

    /** Slugs of all matters that can be applied for today. */
    List<String> listSlugs();

    /** Number of the last change to what counts; grows with every publication, suspension and change of an implementing list. */
    long revision();

    /** Tells this catalogue from that of another database: copies made from another are of no use. */
    String catalogueId();

    /** Slugs of the matters that changed after {@code revision}, also those that no longer count. */
    List<String> listChangedSince(long revision);

    /** Topics of the national table. */
    List<CatalogueTheme> listThemes();

    /** Life events of packages/catalogue. */
    List<CatalogueLifeEvent> listLifeEvents();
}
