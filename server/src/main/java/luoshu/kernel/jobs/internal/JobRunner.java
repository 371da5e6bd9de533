package luoshu.kernel.jobs.internal;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.jobs.Job;
import luoshu.kernel.jobs.JobCancelled;
import luoshu.kernel.jobs.JobKind;
import luoshu.kernel.jobs.JobRun;
import luoshu.kernel.problems.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Runs one job from beginning to end, whatever happens to it. */
@Component
class JobRunner {

    static final String OWNER = "job";
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final long WRITE_EVERY = 500_000_000;
    private final JobQueries queries;
    private final Map<String, JobKind<?>> kinds;
    private final List<String> goingOn;
    private final Files files;
    private final Access access;
    private final Audit audit;
    private final ActorJson actors;
    private final JsonMapper json;
    private final JobSettings settings;
    private final Clock clock;

    JobRunner(JobQueries queries, List<JobKind<?>> kinds, Files files, Access access, Audit audit, ActorJson actors, JsonMapper json, JobSettings settings, Clock clock) {
        this.queries = queries;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(JobKind::kind, Function.identity()));
        this.goingOn = kinds.stream().filter(JobKind::goesOn).map(JobKind::kind).toList();
        this.files = files;
        this.access = access;
        this.audit = audit;
        this.actors = actors;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    boolean knows(String kind) {
        return kinds.containsKey(kind);
    }

    void run(UUID id) {
        queries.begin(id, goingOn, clock.instant()).ifPresent(work -> {
            if (work.attempts() > settings.attempts()) {
                queries.end(id, Job.State.FAILED, "运行任务的服务器多次中断，任务已停止，请缩小范围后重试", clock.instant());
                return;
            }
            access.as(actors.read(work.actor()), () -> {
                attempt(work);
                return true;
            });
        });
    }

    private void attempt(JobQueries.Work work) {
        Progress progress = new Progress(work.id(), work.done());
        try {
            work(kinds.get(work.kind()), work, progress);
            progress.write();
            queries.end(work.id(), Job.State.DONE, null, clock.instant());
            audit.record(Act.done("job.done", "job:" + work.id()).with(Map.of("kind", work.kind(), "done", progress.done)));
        } catch (JobCancelled cancelled) {
            queries.end(work.id(), Job.State.CANCELLED, null, clock.instant());
            files.discardAll(new FileOwner(OWNER, work.id().toString()));
        } catch (Problem refused) {
            queries.end(work.id(), Job.State.FAILED, refused.errors().isEmpty() ? refused.getMessage() : refused.errors().getFirst().message(), clock.instant());
        } catch (Exception failed) {
            log.error("job {} of kind {} failed", work.id(), work.kind(), failed);
            queries.end(work.id(), Job.State.FAILED, "任务执行失败，编号 " + work.id(), clock.instant());
        }
    }

    private <A> void work(JobKind<A> kind, JobQueries.Work work, JobRun run) throws Exception {
        kind.run(json.readValue(work.argument(), kind.argumentType()), run);
    }

    private final class Progress implements JobRun {
        private final UUID id;
        private long done;
        private long total;
        private long written = System.nanoTime() - WRITE_EVERY;

        Progress(UUID id, long done) {
            this.id = id;
            this.done = done;
        }

        @Override
        public void total(long count) {
            total = count;
            write();
        }

        @Override
        public void done(long count) {
            done = count;
            if (System.nanoTime() - written >= WRITE_EVERY) {
                write();
            }
        }

        private void write() {
            written = System.nanoTime();
            if (queries.progress(id, done, total)) {
                throw new JobCancelled();
            }
        }

        @Override
        public void result(InputStream content, String name, FileType type) {
            FileRef ref = files.keep(content, name, type, new FileOwner(OWNER, id.toString()));
            queries.result(id, ref.id());
        }
    }
}
