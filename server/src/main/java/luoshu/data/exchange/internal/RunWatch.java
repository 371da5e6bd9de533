package luoshu.data.exchange.internal;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import luoshu.data.exchange.ExchangeRun;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what the engine of a run says, and stops it when the run is asked for something else. */
class RunWatch implements EngineWatch {

    /** The run was asked to do something else. */
    static final class Asked extends RuntimeException {
        private final ExchangeRun.Wish wish;

        Asked(ExchangeRun.Wish wish) {
            super(wish.name(), null, false, false);
            this.wish = wish;
        }

        ExchangeRun.Wish wish() {
            return wish;
        }
    }

    /** Somebody else does this run now. */
    static final class NotMine extends RuntimeException {
        NotMine() {
            super("not mine", null, false, false);
        }
    }

    private final UUID run;
    private final RunQueries runs;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ExchangeSecrets secrets;
    private final ExchangeSettings settings;

    RunWatch(UUID run, RunQueries runs, ExchangeSecrets secrets, ExchangeSettings settings, Clock clock, TransactionTemplate transaction) {
        this.run = run;
        this.runs = runs;
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public void begun(Checkpoint now, long about) {
        transaction.executeWithoutResult(_ -> runs.about(run, about));
    }

    @Override
    public void committed(Checkpoint now) {
        String wish = transaction.execute(_ -> runs.progress(now, clock.instant()).orElseThrow(NotMine::new));
        if (now.phase().goesOn()) {
            asked(wish);
        }
    }

    protected static void asked(@Nullable String wish) {
        if (wish != null && !wish.isEmpty()) {
            throw new Asked(ExchangeRun.Wish.valueOf(wish));
        }
    }

    @Override
    public void rejected(int chunk, List<RowPasser.Rejected> rows) {
        transaction.executeWithoutResult(_ -> {
            rows.forEach(row -> runs.reject(run, chunk, secrets.seal(run, row.key()), ExchangeSecrets.shown(row.key()), row.reasons(), clock.instant()));
            if (counted(chunk) > settings.rejected()) {
                throw new ExchangeStopped("too-many-rejected", "不合格的行超过 " + settings.rejected() + " 行，请先治理来源数据或者调整校验规则");
            }
        });
    }

    /** Rows kept back that count towards the most there may be; within the transaction that has kept those of the chunk. */
    protected int counted(int chunk) {
        return runs.rejected(run);
    }

    @Override
    public void forgetRejectedBehind(int chunk) {
        transaction.executeWithoutResult(_ -> runs.forgetRejectedBehind(run, chunk));
    }
}
