package luoshu.data.quality.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;

import luoshu.data.quality.RuleSchedule;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.calendar.DailyTime;
import luoshu.kernel.jobs.Jobs;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs rules when their time has come, as the platform. What is still running is left alone until the next time. */
@Component
class RuleTimes {

    private final RuleSetQueries queries;
    private final RunQueries runs;
    private final Calendars calendars;
    private final Jobs jobs;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RuleTimes(RuleSetQueries queries, RunQueries runs, Calendars calendars, Jobs jobs, Access access, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.queries = queries;
        this.runs = runs;
        this.calendars = calendars;
        this.jobs = jobs;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Nullable Instant next(RuleSchedule schedule) {
        return new DailyTime(LocalTime.parse(schedule.at()), schedule.working()).next(clock.instant(), calendars.current());
    }

    /** Each in a transaction of its own. */
    @Scheduled(fixedDelay = 10_000, initialDelay = 20_000)
    void beginDue() {
        for (UUID id : queries.due(clock.instant())) {
            transaction.executeWithoutResult(_ -> access.asPlatform("quality-schedule", () -> {
                queries.lock(id).filter(one -> one.nextAt() != null && !one.nextAt().isAfter(clock.instant())).ifPresent(this::begin);
                return true;
            }));
        }
    }

    private void begin(RuleSetFile file) {
        queries.next(file.id(), file.schedule() == null ? null : next(file.schedule()));
        if (!runs.running(file.id(), clock.instant().minus(DefaultQualityRules.LOST))) {
            UUID run = UUID.randomUUID();
            jobs.start(QualityRunJob.KIND, "运行质量规则：" + RuleFiles.of(file).name().zh(), new QualityRunJob.Order(file.id(), run));
            audit.record(Act.done("quality.run-begin", "quality-rules:" + file.id()).with(Map.of("run", run.toString(), "version", file.version())));
        }
    }
}
