package luoshu.trust.ledger.internal.notary;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import luoshu.trust.ledger.CheckpointNotary;
import luoshu.trust.ledger.internal.LedgerSettings;
import luoshu.trust.ledger.internal.SignedLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Carries the newest checkpoint to the chains configured, now and then, from the node that signs. A chain that is away delays nothing here: the next attempt takes what is newest then. */
@Component
public class Notarisation {

    private static final Logger log = LoggerFactory.getLogger(Notarisation.class);
    private static final int SHOWN = 100;
    private final List<CheckpointNotary> notaries;
    private final NotarisationQueries queries;
    private final SignedLog signed;
    private final LedgerSettings ledger;
    private final Duration every;
    private final Clock clock;

    Notarisation(List<CheckpointNotary> notaries, NotarisationQueries queries, SignedLog signed, LedgerSettings ledger, NotarySettings settings, Clock clock) {
        this.notaries = notaries;
        this.queries = queries;
        this.signed = signed;
        this.ledger = ledger;
        this.every = settings.every();
        this.clock = clock;
    }

    /** Newest first, at most {@value #SHOWN}. */
    public List<Notarised> newest() {
        return queries.newest(SHOWN);
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void carry() {
        if (!notaries.isEmpty() && signed.here()) {
            signed.newest().ifPresent(checkpoint -> notaries.forEach(notary -> carry(notary, checkpoint)));
        }
    }

    private void carry(CheckpointNotary notary, SignedLog.Signed checkpoint) {
        Instant now = clock.instant();
        Optional<Notarised> last = queries.newest(notary.chain());
        if (last.isPresent() && (last.get().size() >= checkpoint.size() || Duration.between(last.get().at(), now).abs().compareTo(every) < 0)) {
            return;
        }
        try {
            queries.add(notary.chain(), checkpoint.size(), notary.keep(ledger.origin(), checkpoint.size(), checkpoint.root()), now);
        } catch (IOException | RuntimeException away) {
            log.warn("the checkpoint of {} entries could not be kept by {}: {}", checkpoint.size(), notary.chain(), away.toString());
        }
    }
}
