package luoshu.data.contracts.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

import luoshu.data.contracts.Contract;
import luoshu.data.contracts.Contracts;
import luoshu.kernel.access.Access;
import luoshu.kernel.problems.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What becomes of contracts by themselves: one whose period is over ends; one whose resource was withdrawn rests, for the resource may come back. On any node; the second to come finds it done. */
@Component
class ContractUpkeep {

    private static final Logger log = LoggerFactory.getLogger(ContractUpkeep.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private final ContractQueries queries;
    private final Contracts contracts;
    private final Access access;
    private final Clock clock;

    ContractUpkeep(ContractQueries queries, Contracts contracts, Access access, Clock clock) {
        this.queries = queries;
        this.contracts = contracts;
        this.access = access;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 15_000, initialDelay = 15_000)
    void look() {
        access.asPlatform("contracts", () -> {
            each(queries.over(LocalDate.ofInstant(clock.instant(), CHINA)), one -> contracts.end(one.number(), one.version(), "期限届满"));
            each(queries.withoutResource(), one -> contracts.suspend(one.number(), one.version(), "数据资源已经撤销"));
            return true;
        });
    }

    private void each(List<String> numbers, Consumer<Contract> act) {
        for (String number : numbers) {
            try {
                act.accept(contracts.get(number));
            } catch (Problem meanwhile) {
                log.info("contract {}: {}", number, meanwhile.code());
            }
        }
    }
}
