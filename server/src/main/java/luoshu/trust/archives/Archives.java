package luoshu.trust.archives;

import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.jobs.Job;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;

/** The archive for its keepers: what is out of reach does not exist. */
public interface Archives {

    Permission READ = new Permission("archive.read");
    Permission DOWNLOAD = new Permission("archive.download");
    Permission FILE = new Permission("archive.file");
    Permission CHECK = new Permission("archive.check");

    Page<PackageSummary> list(PackageQuery query, PageRequest page);

    /** @throws luoshu.kernel.problems.NotFound */
    PackageView get(UUID id);

    /** 立即归档: does not wait for the end of the time left for ratings and follow-ups. @throws luoshu.kernel.problems.Refused 409 when it is filed already */
    PackageView fileNow(UUID id);

    /** Checks the package again, as a job of the official's. @throws luoshu.kernel.problems.Refused 409 when there is no file to check */
    Job check(UUID id);
}
