package luoshu.data.exchange.internal;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what the engine of a capture says. A capture has no end: faults of long ago neither stop it nor fill the list of rows that were kept back. */
final class CaptureWatch extends RunWatch {

    private static final Logger log = LoggerFactory.getLogger(CaptureWatch.class);
    private final UUID id;
    private final RunQueries runs;
    private final CaptureQueries captures;
    private final ExchangeSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private boolean following;
    private boolean well;
    private @Nullable String waits;
    private boolean comparing;

    CaptureWatch(UUID id, RunQueries runs, CaptureQueries captures, ExchangeSecrets secrets, ExchangeSettings settings, Clock clock, TransactionTemplate transaction) {
        super(id, runs, secrets, settings, clock, transaction);
        this.id = id;
        this.runs = runs;
        this.captures = captures;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public void at(Step step) {
        following |= step == Step.FOLLOWING;
        if (step == Step.CHUNK_COMMITTED || step == Step.BATCH_COMMITTED || step == Step.SHOWN) {
            well();
        }
    }

    /** What kept it from getting on is over; a comparison may still be put off. */
    private void well() {
        if (!well) {
            transaction.executeWithoutResult(_ -> {
                captures.well(id);
                runs.waits(id, waits == null ? null : "comparison-put-off", waits);
            });
            well = true;
        }
    }

    @Override
    public void begunWith(String table) {
        transaction.executeWithoutResult(_ -> captures.begunWith(id, table));
    }

    @Override
    public @Nullable String begunWith() {
        return captures.begunWith(id).orElse(null);
    }

    @Override
    public boolean wanted() {
        try {
            return runs.wanted(id);
        } catch (RuntimeException unknown) {
            log.info("whether the capture {} is wanted is not known: {}", id, unknown.getMessage());
            return true;
        }
    }

    /** While changes are followed those of a batch count; the newest are kept. */
    @Override
    protected int counted(int chunk) {
        if (!following) {
            return super.counted(chunk);
        }
        int counted = runs.rejected(id, chunk);
        runs.trimRejected(id, settings.rejected());
        return counted;
    }

    @Override
    public void looked(CaptureState state) {
        well &= Objects.equals(waits, state.waits());
        waits = state.waits();
        if (state.well() || waits != null) {
            well();
        }
        transaction.executeWithoutResult(_ -> {
            comparing = captures.looked(id, state);
            asked(runs.looked(id, clock.instant()).orElseThrow(NotMine::new));
        });
    }

    @Override
    public boolean comparing() {
        return comparing;
    }

    @Override
    public void compared(String place) {
        comparing = false;
        well &= waits == null;
        waits = null;
        well();
        transaction.executeWithoutResult(_ -> captures.compared(id, place, clock.instant()));
    }
}
