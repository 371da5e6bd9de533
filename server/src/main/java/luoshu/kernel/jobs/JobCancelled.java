package luoshu.kernel.jobs;

/** The owner asked the running job to stop. */
public final class JobCancelled extends RuntimeException {
    public JobCancelled() {
        super("cancelled", null, false, false);
    }
}
