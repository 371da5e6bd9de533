package luoshu.data.gateway.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import luoshu.data.gateway.CallFault;
import luoshu.data.gateway.TableDrift;
import luoshu.data.sources.SourceUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps with a service what its table is no more, from the call that found out until one finds it mended. */
@Component
class TableDrifts {

    private static final Logger log = LoggerFactory.getLogger(TableDrifts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN = Duration.ofSeconds(10).toNanos();
    private final TableCheck check;
    private final ServiceQueries queries;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final EventLoops loops;
    private final Clock clock;
    private final ConcurrentHashMap<UUID, Long> looked = new ConcurrentHashMap<>();

    TableDrifts(TableCheck check, ServiceQueries queries, Changes changes, TransactionTemplate transaction, EventLoops loops, Clock clock) {
        this.check = check;
        this.queries = queries;
        this.changes = changes;
        this.transaction = transaction;
        this.loops = loops;
        this.clock = clock;
    }

    /** A statement failed as it does when a table is another one. */
    Refusal changed(UUID service, ServedTable table) {
        List<TableDrift> drift = table.drift();
        if (drift.isEmpty()) {
            try {
                drift = check.drift(table, PATIENCE);
            } catch (SourceUnavailable away) {
                drift = List.of();
            }
            if (!drift.isEmpty()) {
                keep(service, table, drift);
            }
        }
        String words = drift.stream().map(TableDrifts::words).collect(Collectors.joining("; "));
        return new Refusal(502, "provider-table-changed", CallFault.PROVIDER, "the table is not as it was registered any more", 0, Map.of("changes", words));
    }

    private static String words(TableDrift one) {
        return one.column() == null ? one.table() + " is gone" : one.after() == null ? one.table() + "." + one.column() + " is gone"
                : one.table() + "." + one.column() + " is " + one.after() + ", was " + one.before();
    }

    /** A call was answered. Looks again after a while whether all is as it was. */
    void well(UUID service, ServedTable table) {
        if (table.drift().isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        Long last = looked.get(service);
        if (last != null && now - last < LOOK_AGAIN) {
            return;
        }
        looked.put(service, now);
        loops.elsewhere().execute(() -> {
            try {
                keep(service, table, check.drift(table, PATIENCE));
            } catch (RuntimeException failed) {
                log.warn("the table of service {} could not be looked at: {}", service, failed.toString());
            }
        });
    }

    private void keep(UUID service, ServedTable table, List<TableDrift> drift) {
        transaction.executeWithoutResult(_ -> {
            if (queries.drifted(service, table.checkedAt(), drift, clock.instant())) {
                changes.announce();
            }
        });
    }
}
