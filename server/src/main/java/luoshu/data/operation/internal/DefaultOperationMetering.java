package luoshu.data.operation.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import luoshu.data.gateway.MeteredCalls;
import luoshu.data.gateway.MeteredUses;
import luoshu.data.operation.MeteredDay;
import luoshu.data.operation.Operated;
import luoshu.data.operation.OperationMetering;
import luoshu.data.operation.Operations;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultOperationMetering implements OperationMetering {

    private static final int MOST_DAYS = 366;
    private final DefaultOperations operations;
    private final DayQueries days;
    private final MeteredUses uses;
    private final OperationJournal journal;
    private final Clock clock;

    DefaultOperationMetering(DefaultOperations operations, DayQueries days, MeteredUses uses, OperationJournal journal, Clock clock) {
        this.operations = operations;
        this.days = days;
        this.uses = uses;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public List<MeteredDay> days(String agreement, LocalDate from, LocalDate until) {
        AgreementFile file = operations.reached(agreement);
        if (until.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(until)) {
            throw new Invalid("/until", "out-of-range", "1 到 " + MOST_DAYS + " 天");
        }
        return days.list(file.number(), from, until);
    }

    @Override
    @Transactional
    public List<MeteredDay> measure(String agreement, LocalDate day) {
        AgreementFile file = operations.locked(Operations.EDIT, agreement);
        countable(file, day);
        again(file, day);
        journal.done("measure", agreement, Map.of("day", day.toString()));
        return days.list(agreement, day, day);
    }

    /** @throws Refused unless the day is over, within the agreement and in no statement, and its records are still kept */
    void countable(AgreementFile file, LocalDate day) {
        if (!day.isBefore(operations.today())) {
            throw refused("operation-day-not-over", day);
        }
        if (!file.metered(day) || uses.forgotten(day)) {
            throw refused("operation-day-outside", day);
        }
        if (days.stated(file.number(), day)) {
            throw refused("operation-day-stated", day);
        }
    }

    private static Refused refused(String code, LocalDate day) {
        return new Refused(Problem.Kind.CONFLICT, code, "day " + day, Map.of("day", day.toString()));
    }

    void again(AgreementFile file, LocalDate day) {
        file.operated().forEach(one -> days.write(file.number(), one.contract(), day, count(file, one, day), true, clock.instant()));
    }

    /** The second to come finds it done. */
    @Transactional
    void once(String agreement, LocalDate day) {
        operations.find(agreement).filter(file -> file.metered(day)).ifPresent(file -> file.operated().forEach(one -> days.write(agreement, one.contract(), day, count(file, one, day), false, clock.instant())));
    }

    MeteredCalls count(AgreementFile file, Operated one, LocalDate day) {
        return uses.count(one.contract(), file.asking(), file.meteredFrom(day), file.meteredUntil(day));
    }
}
