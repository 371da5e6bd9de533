package luoshu.trust.ledger.internal;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Signs what has grown, on the node that sequences: kept outside the database first, then published. */
@Component
class CheckpointPublisher {

    private final Sequencer sequencer;
    private final LogQueries log;
    private final SavedCheckpoint saved;
    private final CheckpointKeys keys;
    private final LedgerSettings settings;
    private final Clock clock;
    private final Set<String> announced = new HashSet<>();
    private @Nullable Checkpoint last;

    CheckpointPublisher(Sequencer sequencer, LogQueries log, SavedCheckpoint saved, CheckpointKeys keys, LedgerSettings settings, Clock clock) {
        this.sequencer = sequencer;
        this.log = log;
        this.saved = saved;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000)
    synchronized void publish() {
        Optional<TreeEdge> head = sequencer.head();
        if (head.isEmpty()) {
            last = null; // another node may sign meanwhile
            return;
        }
        TreeEdge tree = head.get();
        if (last == null) {
            last = log.newest().orElse(null);
        }
        if (tree.size() > (last == null ? 0 : last.size())) {
            List<NoteKey> signers = keys.current();
            Checkpoint checkpoint = Checkpoint.sign(settings.origin(), tree.size(), tree.root(), signers);
            signers.stream().map(key -> key.verifierKey(settings.origin())).filter(announced::add).forEach(key -> log.signs(key, clock.instant()));
            saved.write(checkpoint);
            log.add(checkpoint, clock.instant());
            last = checkpoint;
        }
    }
}
