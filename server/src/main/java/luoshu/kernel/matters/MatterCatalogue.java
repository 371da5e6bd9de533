package luoshu.kernel.matters;

import java.time.LocalDate;
import java.util.List;

import luoshu.kernel.access.Permission;
import luoshu.kernel.packages.PackageFiles;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Keeping the catalogue: import, check, publish, suspend. Each act asks for its permission on the matter's line of duty and is audited. */
public interface MatterCatalogue {

    Permission READ = new Permission("matter.read");
    Permission EDIT = new Permission("matter.edit");
    Permission PUBLISH = new Permission("matter.publish");

    /** One row per matter: the version that counts, or the newest. {@code q}: words of name, code or slug. */
    Page<MatterVersionRow> page(@Nullable String q, @Nullable MatterState state, @Nullable String duty, PageRequest page);

    /** All versions of a matter, the newest first; throws NotFound. */
    List<MatterVersionRow> versions(String slug);

    MatterDefinition definition(String slug, int version);

    PackageFiles files(String slug, int version);

    /** Checks the package and, unless {@code dryRun} or something blocks, stores it as the next version (DRAFT). */
    ImportReport importPackage(PackageFiles files, boolean dryRun);

    /** The package of {@code version} with another flow, as a new draft. */
    ImportReport changeFlow(String slug, int version, byte[] bpmn);

    /** The 16 quality rules. */
    List<QualityFinding> check(String slug, int version);

    /** The draft begins to count on {@code effectiveOn} (null: the package's date, at the earliest today). Throws {@link PublicationRefused}. */
    MatterVersionRow publish(String slug, int version, @Nullable LocalDate effectiveOn);

    /** No new applications until resumed. */
    MatterVersionRow suspend(String slug, String reason);

    MatterVersionRow resume(String slug);

    /** For good: the matter is no more (取消). */
    MatterVersionRow cancel(String slug, String reason);

    List<Difference> compare(String slug, int before, int after);

    Page<ImplementationRow> implementations(String slug, @Nullable String q, PageRequest page);

    /** An organ's own, shorter promise; null takes it back. {@code expected}: the row's version, 412 when it is another. */
    ImplementationRow promise(String slug, String code, @Nullable Integer days, int expected);

    List<UniformityRow> uniformity();
}
