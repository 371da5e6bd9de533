package luoshu.kernel.database;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is to be done once the caller's transaction is through; at once where there is none, never when it is undone. */
public final class AfterCommit {

    private AfterCommit() {
    }

    /** Before listeners that run after commit: they must find what is new. */
    public static void run(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new First(work));
    }

    private record First(Runnable work) implements TransactionSynchronization {

        @Override
        public int getOrder() {
            return 0;
        }

        @Override
        public void afterCommit() {
            work.run();
        }
    }
}
