package luoshu.trust.ledger.internal;

import java.util.Optional;

import org.springframework.stereotype.Component;

/** What is signed, for those who carry it further. */
@Component
public class SignedLog {

    public record Signed(long size, byte[] root) {
    }

    private final LogQueries log;
    private final Sequencer sequencer;

    SignedLog(LogQueries log, Sequencer sequencer) {
        this.log = log;
        this.sequencer = sequencer;
    }

    /** Whether this node is the one that sequences and signs. */
    public boolean here() {
        return sequencer.head().isPresent();
    }

    public Optional<Signed> newest() {
        return log.newest().map(checkpoint -> new Signed(checkpoint.size(), checkpoint.root()));
    }
}
