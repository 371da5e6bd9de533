package luoshu.data.profiles;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** 基础库: what feeds them, and how that went. What is out of reach does not exist. */
public interface Libraries {

    Permission READ = new Permission("library.read");

    Permission MANAGE = new Permission("library.manage");

    /** All libraries with what is in them, in the order of the content. Counts are of the whole platform and tell of nobody. */
    List<LibraryRow> list();

    Page<FeedRow> feeds(@Nullable String library, @Nullable String q, PageRequest page);

    /** @throws luoshu.kernel.problems.NotFound */
    FeedView feed(UUID id);

    /** @throws luoshu.kernel.problems.Invalid everything that is wrong with it, at once */
    FeedView create(FeedDraft draft);

    FeedView save(UUID id, int version, FeedDraft draft);

    /** What came with it counts no more; what it was stays with its record. */
    void remove(UUID id, int version);

    /** Begins to read the table as a job. @throws luoshu.kernel.problems.Refused while it is being read */
    StartedFeed run(UUID id);

    /** Newest first, at most 50. */
    List<FeedRun> runs(UUID id);

    /** What was wrong with rows of a run, at most a thousand. */
    List<FeedFault> faults(UUID id, UUID run);
}
