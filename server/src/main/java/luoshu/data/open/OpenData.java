package luoshu.data.open;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** What is published, for everybody. What is not public does not exist here. */
public interface OpenData {

    /** @throws luoshu.kernel.problems.Invalid for words longer than 100 characters */
    OpenDataSearch search(OpenDataQuery query, PageRequest page);

    /** @param edition a public version; null: the newest of them. @throws luoshu.kernel.problems.NotFound */
    OpenDataPage get(UUID id, @Nullable Integer edition);

    /** Newest first, whole: for catalogues. */
    List<OpenDataPage> list(int offset, int most);

    int count();

    /**
     * A file of a version. A conditionally open one takes a grant of the applicant who asks, and is recorded under it.
     *
     * @param counted whether it counts as a download: a part or an unchanged file does not
     * @throws luoshu.kernel.problems.Refused 403 {@code open-data-not-granted}
     */
    OpenDownload download(UUID id, int edition, OpenDataFormat format, boolean counted);
}
