package luoshu.data.sources;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Databases of organs, what was read from them, and entries drafted from their tables. What is out of reach does not exist. */
public interface DataSources {

    Permission MANAGE = new Permission("source.manage");

    SourceChoices choices();

    Page<DataSourceRow> list(@Nullable String q, PageRequest page);

    /** @throws luoshu.kernel.problems.NotFound */
    DataSourceView get(UUID id);

    /** @throws luoshu.kernel.problems.Invalid everything that is wrong with it, at once */
    DataSourceView create(DataSourceDraft draft);

    /** Without a password the one that is kept stays – unless it would go elsewhere: another server, user or no encryption any more needs it anew. */
    DataSourceView save(UUID id, int version, DataSourceDraft draft);

    /** The password is forgotten at once; what was read stays for the entries that came from it. */
    void remove(UUID id, int version);

    /** Connects, asks and leaves. Must not run in a transaction: it waits for somebody else's server. */
    SourceTest test(UUID id);

    /** Begins to read the schema as a job. {@code sample}: look at rows, too. @throws luoshu.kernel.problems.Refused while it is being read */
    StartedReading read(UUID id, boolean sample);

    /** Newest first, at most 50. */
    List<SourceReading> readings(UUID id);

    /** Tables of the newest complete reading, or of {@code reading}. */
    Page<SourceTableRow> tables(UUID id, @Nullable UUID reading, @Nullable String q, PageRequest page);

    SourceTableView table(UUID id, @Nullable UUID reading, String name);

    /** What the reading found different from the one before it; at most 5 000. */
    List<SourceDrift> drift(UUID id, UUID reading);

    /** Makes a draft of the catalogue from a table of the newest reading. {@code columns}: those to take; empty: all. */
    SourceEntry register(UUID id, String table, List<String> columns);
}
