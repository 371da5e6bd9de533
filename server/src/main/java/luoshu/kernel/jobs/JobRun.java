package luoshu.kernel.jobs;

import java.io.InputStream;

import luoshu.kernel.files.FileType;

/** What a running job says about itself. Cheap: written to the database at most twice a second. */
public interface JobRun {

    void total(long total);

    /** So many are done by now. Throws {@link JobCancelled} once the owner asked to stop: let it pass. */
    void done(long done);

    /** Keeps the result file for the owner; at most one. */
    void result(InputStream content, String name, FileType type);
}
