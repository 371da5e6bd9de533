package luoshu.kernel.files.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes what nobody refers to. Safe on several nodes at once: the content's row lock is held while its bytes go. */
@Component
class FileSweep {

    private static final Logger log = LoggerFactory.getLogger(FileSweep.class);
    private static final int BATCH = 500;
    private final FileQueries queries;
    private final ContentStore store;
    private final Incoming incoming;
    private final FileSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FileSweep(FileQueries queries, ContentStore store, Incoming incoming, FileSettings settings, Clock clock, PlatformTransactionManager transactions) {
        this.queries = queries;
        this.store = store;
        this.incoming = incoming;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Nightly; answers how many contents went. */
    @Scheduled(cron = "0 40 3 * * *", zone = "Asia/Shanghai")
    int sweep() {
        Instant cut = clock.instant().minus(Duration.ofDays(settings.orphanDays()));
        incoming.sweep(cut);
        int rows = transaction.execute(status -> queries.removeOrphanRows(cut));
        int contents = 0;
        for (int batch = 0; batch < 1000; batch++) {
            int before = contents;
            for (String sha256 : queries.listOrphanContents(cut, BATCH)) {
                contents += Boolean.TRUE.equals(transaction.execute(status -> remove(sha256, cut))) ? 1 : 0;
            }
            if (contents == before) {
                break;
            }
        }
        if (rows + contents > 0) {
            log.info("swept {} files and {} contents", rows, contents);
        }
        return contents;
    }

    private boolean remove(String sha256, Instant cut) {
        if (!queries.removeContent(sha256, cut)) {
            return false;
        }
        try {
            store.remove(sha256);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
