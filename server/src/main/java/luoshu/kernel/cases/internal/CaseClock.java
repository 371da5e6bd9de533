package luoshu.kernel.cases.internal;

import java.time.LocalDate;
import java.util.List;

import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.calendar.ClockReading;
import luoshu.kernel.calendar.DueDate;
import luoshu.kernel.calendar.LegalLimits;
import luoshu.kernel.calendar.Light;
import luoshu.kernel.calendar.Limit;
import luoshu.kernel.calendar.LimitUnit;
import luoshu.kernel.calendar.Suspension;
import luoshu.kernel.calendar.WorkingCalendar;
import luoshu.kernel.cases.ClockView;
import luoshu.kernel.cases.ExtensionView;
import luoshu.kernel.matters.PublishedMatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The clocks of a case. The one the law sets on the decision starts on the day of acceptance (of receipt only where the matter's own
 * law says so), stands still in special procedures and ends with the
 * decision. Before it runs the organ's time to ask for corrections (许可法 32), after it the time to deliver (许可法 44).
 */
@Component
class CaseClock {

    /** The clock that matters now. {@code start} is the day not counted. */
    record Phase(Limit limit, LocalDate start, List<Suspension> suspensions, ClockView.State state, @Nullable LocalDate endedOn) {
    }

    /** What the row keeps for sorting and for lights in lists; recomputed at every change of the clock or of the calendar. */
    record Stamp(ClockView.State state, @Nullable LocalDate dueOn, @Nullable LocalDate yellowOn, LimitUnit unit, @Nullable Integer remaining) {

        Light light(LocalDate today) {
            return Light.of(state == ClockView.State.RUNNING, dueOn, yellowOn, today);
        }
    }

    private final Calendars calendars;
    private final LegalLimits legal;

    CaseClock(Calendars calendars, LegalLimits legal) {
        this.calendars = calendars;
        this.legal = legal;
    }

    WorkingCalendar calendar() {
        return calendars.current();
    }

    Limit noticeLimit(PublishedMatter matter) {
        Limit own = matter.definition().clocks().correctionNotice();
        return own == null ? legal.get("correctionNotice") : own;
    }

    Limit deliveryLimit(PublishedMatter matter) {
        Limit own = matter.definition().clocks().delivery();
        return own == null ? legal.get("delivery") : own;
    }

    /** The promise, with the extension once it is approved. */
    static Limit decisionLimit(CaseCourse course, PublishedMatter matter) {
        Limit promise = matter.promise();
        CaseCourse.Extension extension = course.extension;
        boolean longer = extension != null && extension.state() == ExtensionView.State.APPROVED && extension.limit().unit() == promise.unit();
        return longer && extension != null ? promise.plus(extension.limit()) : promise;
    }

    static List<Suspension> suspensions(CaseCourse course) {
        return course.specials.stream().map(special -> new Suspension(special.startedOn(), special.endedOn())).toList();
    }

    /** The clock of the decision, as people are shown it. */
    Phase decision(CaseFile file, PublishedMatter matter, LocalDate today) {
        CaseCourse course = file.course;
        LocalDate start = course.acceptedOn == null ? null : matter.definition().clocks().countedFromReceipt() ? course.receivedOn : course.acceptedOn;
        LocalDate ended = course.decision != null ? course.decision.on() : file.state.ended() && file.closedAt != null ? LocalDate.ofInstant(file.closedAt, CaseFiles.ZONE) : null;
        ClockView.State state = start == null ? ClockView.State.NOT_STARTED : ended != null ? ClockView.State.DONE
                : course.openSpecial().isPresent() ? ClockView.State.STOPPED : ClockView.State.RUNNING;
        return new Phase(decisionLimit(course, matter), start == null ? today : start, suspensions(course), state, ended);
    }

    /** The clock that somebody has to watch now. */
    Phase current(CaseFile file, PublishedMatter matter, LocalDate today) {
        CaseCourse course = file.course;
        return switch (file.state) {
            case DRAFT, SUBMITTED, RECEIVED -> new Phase(noticeLimit(matter), course.receivedOn, List.of(), ClockView.State.RUNNING, null);
            case CORRECTION -> course.openCorrection().map(notice -> new Phase(notice.limit(), notice.noticeOn(), List.of(), ClockView.State.STOPPED, null))
                    .orElseThrow(() -> new IllegalStateException("a correction without a notice: " + file.identity.number()));
            case ACCEPTED, HANDLING, SPECIAL_PROCEDURE -> decision(file, matter, today);
            case DECIDED_GRANTED, DECIDED_REFUSED, RESULT_ISSUED ->
                    new Phase(deliveryLimit(matter), course.decision == null ? today : course.decision.on(), List.of(), ClockView.State.RUNNING, null);
            case DELIVERED, CLOSED, RATED, ARCHIVED, NOT_ACCEPTED, WITHDRAWN, LAPSED, TRANSFERRED ->
                    new Phase(matter.promise(), course.acceptedOn == null ? course.receivedOn : course.acceptedOn, suspensions(course), ClockView.State.DONE, today);
        };
    }

    Stamp stamp(CaseFile file, PublishedMatter matter, LocalDate today) {
        Phase phase = current(file, matter, today);
        if (phase.state() == ClockView.State.DONE || phase.state() == ClockView.State.NOT_STARTED) {
            return new Stamp(phase.state(), null, null, phase.limit().unit(), null);
        }
        ClockReading reading = calendar().read(phase.start(), phase.limit(), phase.suspensions(), today);
        LocalDate due = reading.due().date().orElse(null);
        LocalDate yellow = due == null || phase.state() != ClockView.State.RUNNING ? null : yellowOn(phase, due);
        return new Stamp(phase.state(), due, yellow, phase.limit().unit(), phase.state() == ClockView.State.STOPPED ? Integer.valueOf(reading.remainingDays()) : null);
    }

    private @Nullable LocalDate yellowOn(Phase phase, LocalDate due) {
        return legal.lights().firstYellow(calendar(), phase.start(), phase.limit(), phase.suspensions(), due);
    }

    /** @return the last day of {@code limit} from {@code start}; null while the calendar does not reach it */
    @Nullable LocalDate due(LocalDate start, Limit limit) {
        return calendar().due(start, limit, List.of()).date().orElse(null);
    }

    ClockView view(CaseFile file, PublishedMatter matter, LocalDate today) {
        Phase phase = decision(file, matter, today);
        List<ClockView.Interval> intervals = file.course.specials.stream().map(s -> new ClockView.Interval(s.startedOn(), s.endedOn(), s.name())).toList();
        ClockView bare;
        if (phase.state() == ClockView.State.NOT_STARTED) {
            bare = new ClockView(phase.limit(), null, null, 0, phase.limit().days(), phase.state(), null, intervals, ClockWords.PLACEHOLDER);
        } else {
            LocalDate at = phase.endedOn() == null ? today : phase.endedOn();
            List<Suspension> suspensions = phase.state() == ClockView.State.DONE
                    ? phase.suspensions().stream().map(s -> s.to() == null ? new Suspension(s.from(), at) : s).toList() : phase.suspensions();
            ClockReading reading = calendar().read(phase.start(), phase.limit(), suspensions, at);
            bare = new ClockView(phase.limit(), phase.start(), reading.due().date().orElse(null), reading.elapsedDays(), reading.remainingDays(), phase.state(),
                    file.course.openSpecial().map(CaseCourse.Special::name).orElse(null), intervals, ClockWords.PLACEHOLDER);
        }
        return ClockWords.explained(bare, file, due(file.course.receivedOn, noticeLimit(matter)), phase.state() == ClockView.State.RUNNING && isUncovered(phase, today));
    }

    private boolean isUncovered(Phase phase, LocalDate today) {
        return calendar().read(phase.start(), phase.limit(), phase.suspensions(), today).due() instanceof DueDate.NotCovered;
    }
}
