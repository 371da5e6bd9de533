package luoshu.kernel.jobs.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.Files;
import luoshu.kernel.jobs.Job;
import luoshu.kernel.jobs.Jobs;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Service
class DefaultJobs implements Jobs {

    private final JobQueries queries;
    private final JobQueue queue;
    private final JobRunner runner;
    private final ActorJson actors;
    private final Files files;
    private final Access access;
    private final Audit audit;
    private final JsonMapper json;
    private final JobSettings settings;
    private final Clock clock;

    DefaultJobs(JobQueries queries, JobQueue queue, JobRunner runner, ActorJson actors, Files files, Access access, Audit audit, JsonMapper json, JobSettings settings, Clock clock) {
        this.queries = queries;
        this.queue = queue;
        this.runner = runner;
        this.actors = actors;
        this.files = files;
        this.access = access;
        this.audit = audit;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Job start(String kind, String title, Object argument) {
        if (!runner.knows(kind)) {
            throw new IllegalArgumentException("no kind of job is called " + kind);
        }
        Actor actor = access.actor();
        if (queries.unfinished(actor.subject()) >= settings.perOwner()) {
            throw new Refused(Problem.Kind.TOO_MANY, "too-many-jobs", "finish or cancel a running job first", Map.of("limit", settings.perOwner(), "retryAfterSeconds", 30));
        }
        Job job = queries.insert(kind, title, actor.subject(), actors.write(actor), json.writeValueAsString(argument), clock.instant());
        queue.add(job.id());
        audit.record(Act.done("job.start", "job:" + job.id()).with(Map.of("kind", kind)));
        return job;
    }

    @Override
    public List<Job> listMine() {
        return queries.list(access.actor().subject());
    }

    @Override
    public Job getMine(UUID id) {
        return queries.find(id, access.actor().subject()).orElseThrow(() -> new NotFound("job"));
    }

    @Override
    @Transactional
    public Job cancel(UUID id) {
        getMine(id);
        queries.askToStop(id, clock.instant());
        audit.record(Act.done("job.cancel", "job:" + id));
        return getMine(id);
    }

    @Scheduled(cron = "0 50 3 * * *", zone = "Asia/Shanghai")
    @Transactional
    void forget() {
        for (UUID id : queries.listEndedBefore(clock.instant().minus(Duration.ofDays(settings.keepDays())))) {
            files.discardAll(new FileOwner(JobRunner.OWNER, id.toString()));
            queries.delete(id);
        }
    }
}
