package luoshu.kernel.jobs;

/** Extension point: how jobs of one kind are done. Runs as the person who asked, outside any transaction. */
public interface JobKind<A> {

    /** Stable, kebab-case. */
    String kind();

    Class<A> argumentType();

    /**
     * Whether a job of this kind keeps its own place: begun again after an interruption it goes on behind what it has committed, and says {@link JobRun#done} over all its runs. Only
     * interruptions that found it no further count against it then.
     */
    default boolean goesOn() {
        return false;
    }

    /** Whatever is thrown fails the job; a {@link luoshu.kernel.problems.Problem} shows its reason to the owner. */
    void run(A argument, JobRun run) throws Exception;
}
