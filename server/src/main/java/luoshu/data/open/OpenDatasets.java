package luoshu.data.open;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Data sets as they are made, judged and withdrawn. What an official may not reach does not exist. */
public interface OpenDatasets {

    Permission READ = new Permission("opendata.read");
    Permission EDIT = new Permission("opendata.edit");
    /** For the organ: judges versions and requests. */
    Permission APPROVE = new Permission("opendata.approve");
    /** For the data authority: publishes versions and annual lists. */
    Permission PUBLISH = new Permission("opendata.publish");

    OpenChoices choices();

    Page<OpenDatasetRow> list(@Nullable String q, @Nullable OpenDatasetState state, PageRequest page);

    /** The newest version, or {@code edition}. @throws luoshu.kernel.problems.NotFound */
    OpenDatasetView get(UUID id, @Nullable Integer edition);

    List<OpenDatasetStep> journal(UUID id);

    /** @throws luoshu.kernel.problems.Refused 409 {@code open-entry-not-open} when the entry may not be opened, is not in force or is another organ's */
    OpenDatasetView create(UUID resource);

    /** @throws luoshu.kernel.problems.Invalid what is out of bounds; what is only missing is a finding */
    OpenDatasetView save(UUID id, int version, OpenDatasetDraft draft);

    /** Takes the table of the version that is written, CSV or workbook; it takes the place of the one before. @throws luoshu.kernel.problems.Invalid when it is no table, by row */
    OpenDatasetView upload(UUID id, String name, InputStream content);

    /** Looks at the whole table for what names persons and keeps the report. */
    OpenDatasetView report(UUID id, int version);

    /** @param edition which version; null: the newest. Only a withdrawal is of an older one. */
    OpenDatasetView act(UUID id, @Nullable Integer edition, OpenDatasetAct act, int version, String note);
}
