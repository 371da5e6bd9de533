package luoshu.kernel.cases.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.cases.CaseChangedMeanwhile;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.Files;
import luoshu.kernel.matters.PublishedMatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What time does to cases: deemed acceptance, lapse, deemed withdrawal, timers of flows. The index says which case might be due; whether it is, is decided again from its
 * days. Each case is a transaction of its own and moves by the same optimistic version as everybody's acts, so two nodes sweeping at once do nothing twice.
 */
@Component
class CaseSweep {

    private static final Logger log = LoggerFactory.getLogger(CaseSweep.class);
    private static final int BATCH = 200;
    private static final Duration RETRY = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final CaseStore store;
    private final MatterDesk matters;
    private final CaseTimers timers;
    private final AcceptanceActs acceptance;
    private final ApplicantActs applicant;
    private final HandlingActs handling;
    private final Calendars calendars;
    private final DraftQueries drafts;
    private final Files files;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Duration draftsKept;

    CaseSweep(JdbcClient jdbc, CaseStore store, MatterDesk matters, CaseTimers timers, AcceptanceActs acceptance, ApplicantActs applicant, HandlingActs handling, Calendars calendars,
              DraftQueries drafts, Files files, Access access, Clock clock, PlatformTransactionManager transactions, @Value("${luoshu.cases.drafts-kept:30d}") Duration draftsKept) {
        this.jdbc = jdbc;
        this.store = store;
        this.matters = matters;
        this.timers = timers;
        this.acceptance = acceptance;
        this.applicant = applicant;
        this.handling = handling;
        this.calendars = calendars;
        this.drafts = drafts;
        this.files = files;
        this.access = access;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.draftsKept = draftsKept;
    }

    /** @return how many cases time moved */
    int sweep() {
        recomputeAfterCalendarChange();
        int moved = 0;
        List<UUID> due;
        Instant until = clock.instant();
        UUID last = new UUID(0, 0);
        do {
            due = jdbc.sql("select id from cases.file where timer_at <= :now and id > :last order by id limit " + BATCH).param("now", until.atOffset(ZoneOffset.UTC)).param("last", last)
                    .query(UUID.class).list();
            for (UUID id : due) {
                moved += sweep(id) ? 1 : 0;
                last = id;
            }
        } while (due.size() == BATCH);
        return moved;
    }

    /** A new calendar moves due days. Computing twice gives the same days, so who is interrupted begins again. */
    private void recomputeAfterCalendarChange() {
        String now = calendars.stamp();
        Optional<String> before = jdbc.sql("select stamp from cases.computed_with").query(String.class).optional();
        if (before.filter(now::equals).isPresent()) {
            return;
        }
        if (before.isPresent()) {
            recompute();
        }
        jdbc.sql("insert into cases.computed_with (stamp) values (:now) on conflict (one) do update set stamp = excluded.stamp").param("now", now).update();
    }

    private void recompute() {
        UUID last = new UUID(0, 0);
        List<UUID> batch;
        do {
            batch = jdbc.sql("select id from cases.file where clock_state in ('RUNNING', 'STOPPED') and id > :last order by id limit " + BATCH).param("last", last).query(UUID.class).list();
            for (UUID id : batch) {
                recompute(id);
                last = id;
            }
        } while (batch.size() == BATCH);
    }

    private void recompute(UUID id) {
        try {
            access.asPlatform("case-clock", () -> transaction.execute(status -> {
                store.find(id).ifPresent(file -> {
                    PublishedMatter matter = matters.of(file);
                    store.refresh(new CaseWork(file, matter, matters.flow(matter), new Actor.Platform("case-clock"), clock.instant()));
                });
                return id;
            }));
        } catch (RuntimeException failed) {
            log.error("the days of case {} could not be computed anew after a change of the calendar", id, failed);
        }
    }

    private boolean sweep(UUID id) {
        try {
            return Boolean.TRUE.equals(access.asPlatform("case-clock", () -> transaction.execute(status -> move(id))));
        } catch (CaseChangedMeanwhile somebodyActed) {
            return false;
        } catch (RuntimeException failed) {
            log.error("the clock could not move case {}; tried again in {}", id, RETRY, failed);
            jdbc.sql("update cases.file set timer_at = :later where id = :id").param("later", clock.instant().plus(RETRY).atOffset(ZoneOffset.UTC)).param("id", id).update();
            return false;
        }
    }

    private boolean move(UUID id) {
        CaseFile file = store.find(id).orElse(null);
        if (file == null) {
            return false;
        }
        PublishedMatter matter = matters.of(file);
        CaseWork work = new CaseWork(file, matter, matters.flow(matter), new Actor.Platform("case-clock"), clock.instant());
        act(work);
        if (work.entries.isEmpty()) {
            jdbc.sql("update cases.file set timer_at = :next::timestamptz where id = :id and version = :version").param("id", id).param("version", work.readVersion)
                    .param("next", later(timers.next(file, matter, work.flow), work.now)).update();
            return false;
        }
        store.save(work, Act.done("case.clock", "case:" + id).onCase(file.identity.number(), file.identity.matterCode()).of(file.identity.applicant()));
        return true;
    }

    private static @Nullable OffsetDateTime later(@Nullable Instant next, Instant now) {
        return next == null ? null : (next.isAfter(now) ? next : now.plus(RETRY)).atOffset(ZoneOffset.UTC);
    }

    private void act(CaseWork work) {
        CaseFile file = work.file;
        switch (file.state) {
            case SUBMITTED, RECEIVED -> {
                if (passed(timers.noticeDue(file, work.matter), work.today)) {
                    acceptance.deemAccepted(work);
                }
            }
            case CORRECTION -> {
                if (passed(file.course.openCorrection().map(CaseCourse.Correction::dueOn).orElse(null), work.today)) {
                    acceptance.lapse(work);
                }
            }
            case ACCEPTED, HANDLING, SPECIAL_PROCEDURE -> {
                if (!file.course.deferred.isEmpty() && passed(file.course.deferredDueOn, work.today)) {
                    applicant.deemWithdrawn(work);
                } else if (file.course.flow != null && file.state != CaseState.SPECIAL_PROCEDURE) {
                    handling.fireTimers(work);
                }
            }
            case DRAFT, NOT_ACCEPTED, DECIDED_GRANTED, DECIDED_REFUSED, RESULT_ISSUED, DELIVERED, CLOSED, RATED, ARCHIVED, WITHDRAWN, LAPSED, TRANSFERRED -> { }
        }
    }

    private static boolean passed(@Nullable LocalDate last, LocalDate today) {
        return last != null && today.isAfter(last);
    }

    /** Drafts nobody came back to, with their files. */
    int forgetDrafts() {
        List<UUID> gone = drafts.deleteUnused(clock.instant().minus(draftsKept));
        gone.forEach(id -> files.discardAll(new FileOwner(CaseFileAccess.KIND, id.toString())));
        return gone.size();
    }
}
