package luoshu.kernel.matters.internal;

import java.time.Clock;
import java.time.LocalDate;

import luoshu.kernel.matters.MatterDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps memory and implementing lists true: changes of other nodes, versions whose day has come, organs that were founded or abolished. */
@Component
class MatterUpkeep {

    private static final Logger log = LoggerFactory.getLogger(MatterUpkeep.class);
    private final PublishedMatters published;
    private final MatterQueries queries;
    private final ImplementingList lists;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MatterUpkeep(PublishedMatters published, MatterQueries queries, ImplementingList lists, TransactionTemplate transaction, Clock clock) {
        this.published = published;
        this.queries = queries;
        this.lists = lists;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 500)
    void refresh() {
        published.refresh();
    }

    /** A version published for today takes over from the one before. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
    void takeEffect() {
        LocalDate today = LocalDate.now(clock);
        for (String slug : queries.listOvertaken(today)) {
            transaction.executeWithoutResult(status -> {
                queries.lock(slug);
                if (queries.supersede(slug, today) > 0) {
                    queries.bump(slug);
                }
            });
        }
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 600_000)
    void refreshLists() {
        int changed = 0;
        for (MatterQueries.Current current : queries.listCurrent(LocalDate.now(clock))) {
            MatterDefinition definition = published.definition(current.slug(), current.version());
            if (Boolean.TRUE.equals(transaction.execute(status -> {
                boolean differs = lists.refresh(definition);
                if (differs) {
                    queries.bump(current.slug());
                }
                return differs;
            }))) {
                changed++;
            }
        }
        if (changed > 0) {
            log.info("implementing lists of {} matters changed with their organs", changed);
        }
    }
}
