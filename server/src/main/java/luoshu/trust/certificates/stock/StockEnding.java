package luoshu.trust.certificates.stock;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;

import luoshu.kernel.jobs.JobCancelled;
import luoshu.kernel.problems.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** However work on an import ends, the import says so. */
@Component
class StockEnding {

    private final StockQueries imports;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StockEnding(StockQueries imports, Clock clock, PlatformTransactionManager transactions) {
        this.imports = imports;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Work that is not mine any more: stopped from outside, or gone on with by somebody else. */
    RuntimeException notMine(UUID id, StockImport.State working) {
        return imports.find(id).filter(one -> one.state() == working).isPresent() ? new Elsewhere() : new JobCancelled();
    }

    private static final class Elsewhere extends RuntimeException {
        Elsewhere() {
            super("somebody else works on this import", null, false, false);
        }
    }

    /** @param stopped the state after the owner asked to stop */
    void whatever(UUID id, StockImport.State stopped, Callable<Void> work) throws Exception {
        try {
            work.call();
        } catch (JobCancelled asked) {
            transaction.executeWithoutResult(_ -> {
                imports.move(id, stopped, null, clock.instant());
                if (stopped == StockImport.State.CANCELLED) {
                    imports.forgetRows(id);
                }
            });
            throw asked;
        } catch (Elsewhere theirs) {
            throw theirs;
        } catch (Exception failed) {
            String why = failed instanceof Problem ? failed.getMessage() : null;
            transaction.executeWithoutResult(_ -> imports.move(id, StockImport.State.FAILED, why, clock.instant()));
            throw failed;
        }
    }
}
