package luoshu.kernel.jobs;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Refused;

/** Starts and follows jobs. */
public interface Jobs {

    /**
     * Queues a job of the current actor in the caller's transaction: it runs once that has committed.
     *
     * @param argument a record the {@link JobKind} reads back; kept as JSON
     * @throws Refused when the actor already has as many unfinished jobs as one may have
     */
    Job start(String kind, String title, Object argument);

    /** The current actor's jobs, newest first, at most 100. */
    List<Job> listMine();

    /** @throws NotFound also when it is somebody else's */
    Job getMine(UUID id);

    /** Asks a job to stop; a job that has ended stays as it is. */
    Job cancel(UUID id);
}
