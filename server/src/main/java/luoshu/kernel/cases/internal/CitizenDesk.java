package luoshu.kernel.cases.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseProgress;
import luoshu.kernel.cases.CitizenCase;
import luoshu.kernel.cases.CorrectionAnswer;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.requests.IfMatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What applicants see of their cases, and do to them. */
@Component
class CitizenDesk {

    private final CaseStore store;
    private final MatterDesk matters;
    private final ApplicantActs acts;
    private final ProgressViews views;
    private final Clock clock;

    CitizenDesk(CaseStore store, MatterDesk matters, ApplicantActs acts, ProgressViews views, Clock clock) {
        this.store = store;
        this.matters = matters;
        this.acts = acts;
        this.views = views;
        this.clock = clock;
    }

    CitizenCase read(Actor.Applicant actor, String number) {
        CaseFile file = load(actor, number);
        return views.citizen(file, matters.of(file), LocalDate.now(clock));
    }

    CaseProgress enquire(String number, String queryCode) {
        CaseFile file = store.findByCode(number, queryCode.strip().toUpperCase(Locale.ROOT)).orElseThrow(() -> new NotFound("case"));
        return views.progress(file, matters.of(file), LocalDate.now(clock), true);
    }

    CaseFile load(Actor.Applicant actor, String number) {
        return store.findOf(number, actor.applicantId()).filter(file -> Applicants.covers(actor, file.identity.matterCode())).orElseThrow(() -> new NotFound("case"));
    }

    CitizenCase answerCorrection(Actor.Applicant actor, String number, long version, CorrectionAnswer answer) {
        return act(actor, number, version, CaseCommand.ANSWER_CORRECTION, work -> acts.answerCorrection(work, answer));
    }

    CitizenCase withdraw(Actor.Applicant actor, String number, long version, @Nullable String reason) {
        return act(actor, number, version, CaseCommand.WITHDRAW, work -> acts.withdraw(work, reason));
    }

    CitizenCase supplyDeferred(Actor.Applicant actor, String number, long version, @Nullable Map<String, List<UUID>> materials) {
        return act(actor, number, version, CaseCommand.SUPPLY_DEFERRED, work -> acts.supplyDeferred(work, materials));
    }

    private CitizenCase act(Actor.Applicant actor, String number, long version, CaseCommand command, Consumer<CaseWork> act) {
        CaseFile file = load(actor, number);
        CaseTransitions.get(file.state, command);
        if (file.version != version) {
            throw IfMatch.stale();
        }
        PublishedMatter matter = matters.of(file);
        CaseWork work = new CaseWork(file, matter, matters.flow(matter), actor, clock.instant());
        act.accept(work);
        store.save(work, Act.done("case." + command.path(), "case:" + file.identity.id()).onCase(number, file.identity.matterCode()).of(file.identity.applicant()));
        return views.citizen(file, matter, work.today);
    }
}
