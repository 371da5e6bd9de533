package luoshu.kernel.jobs;

/** Extension point: how jobs of one kind are done. Runs as the person who asked, outside any transaction. */
public interface JobKind<A> {

    /** Stable, kebab-case. */
    String kind();

    Class<A> argumentType();

    /** Whatever is thrown fails the job; a {@link luoshu.kernel.problems.Problem} shows its reason to the owner. */
    void run(A argument, JobRun run) throws Exception;
}
