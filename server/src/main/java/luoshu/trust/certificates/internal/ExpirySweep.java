package luoshu.trust.certificates.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.LifeOperation;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes 04 过期失效 once for each edition whose last day is over. That it has expired is known without it; rows are locked and skipped, so several nodes may sweep. */
@Component
class ExpirySweep {

    private static final int BATCH = 100;
    private final CertificateStore store;
    private final CertificateTypes types;
    private final CertificateLife lives;
    private final CertificateNews news;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ExpirySweep(CertificateStore store, CertificateTypes types, CertificateLife lives, CertificateNews news, Access access, Clock clock, PlatformTransactionManager transactions) {
        this.store = store;
        this.types = types;
        this.lives = lives;
        this.news = news;
        this.access = access;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 90_000)
    void sweep() {
        access.asPlatform("certificates", () -> {
            boolean more = true;
            while (more) {
                more = Boolean.TRUE.equals(transaction.execute(_ -> batch() == BATCH));
            }
            return true;
        });
    }

    private int batch() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<CertificateRow> due = store.listExpired(LocalDate.ofInstant(now, Faces.ZONE), BATCH);
        LifeRow life = LifeRow.by(access.actor(), LifeOperation.EXPIRED, CertificateState.EXPIRED, now, null, null, null);
        List<CertificateNews.Happened> happened = due.stream().map(row -> {
            int sequence = store.nextSequence(row.id());
            store.update(row, types.name(row.type()).zh(), life, sequence, Act.done("certificate.expired", "certificate:" + row.id()).of(row.holder().party()));
            return lives.happened(row, row.identifier().toString(), sequence, life, null);
        }).toList();
        if (!happened.isEmpty()) {
            news.tell(happened);
        }
        return due.size();
    }
}
