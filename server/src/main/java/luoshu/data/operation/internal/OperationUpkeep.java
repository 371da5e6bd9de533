package luoshu.data.operation.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

import luoshu.data.operation.OperationAct;
import luoshu.kernel.access.Access;
import luoshu.kernel.problems.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What becomes of agreements by themselves: they begin on their first day and end after their last, their systems stay closed while they are not in force, days that are over are counted. On any node; the second finds it done. */
@Component
class OperationUpkeep {

    private static final Logger log = LoggerFactory.getLogger(OperationUpkeep.class);
    /** Longer than any question waits for its answer. */
    private static final Duration GRACE = Duration.ofMinutes(10);
    private final OperationQueries queries;
    private final DefaultOperations operations;
    private final DefaultOperationMetering metering;
    private final OperationDoor door;
    private final Access access;
    private final Clock clock;

    OperationUpkeep(OperationQueries queries, DefaultOperations operations, DefaultOperationMetering metering, OperationDoor door, Access access, Clock clock) {
        this.queries = queries;
        this.operations = operations;
        this.metering = metering;
        this.door = door;
        this.access = access;
        this.clock = clock;
    }

    /** Round by round; not in the process of a test, which sets the clock. */
    @Component
    @ConditionalOnProperty(name = "luoshu.operation.worker", matchIfMissing = true)
    static class Rounds {

        private final OperationUpkeep upkeep;

        Rounds(OperationUpkeep upkeep) {
            this.upkeep = upkeep;
        }

        @Scheduled(fixedDelay = 30_000, initialDelay = 20_000)
        void look() {
            upkeep.look();
        }

        @Scheduled(fixedDelay = 300_000, initialDelay = 60_000)
        void meter() {
            upkeep.meter();
        }
    }

    void look() {
        access.asPlatform("operation", () -> {
            LocalDate today = operations.today();
            each(queries.over(today), one -> operations.act(one.number(), OperationAct.END, one.version(), "期限届满"));
            each(queries.toBegin(today), one -> operations.act(one.number(), OperationAct.BEGIN, one.version(), ""));
            each(queries.closed(), one -> door.close(one, "未在执行"));
            return true;
        });
    }

    void meter() {
        LocalDate yesterday = LocalDate.ofInstant(clock.instant().minus(GRACE), DefaultOperations.CHINA).minusDays(1);
        for (OperationQueries.Uncounted one : queries.uncounted(yesterday)) {
            metering.once(one.agreement(), one.day());
        }
    }

    private void each(List<String> numbers, Consumer<AgreementFile> act) {
        for (String number : numbers) {
            try {
                queries.find(number).ifPresent(act);
            } catch (Problem meanwhile) {
                log.info("operation {}: {}", number, meanwhile.code());
            }
        }
    }
}
