package luoshu.trust.ledger.internal;

import java.util.List;
import java.util.Optional;

import luoshu.kernel.database.AfterCommit;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.ledger.Receipt;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

@Component
class DefaultLedger implements Ledger, SmartLifecycle {

    private final Sequencer sequencer;
    private final ActQueries acts;
    private final LogQueries log;
    private final LogReading reading;
    private final Backlog backlog;

    DefaultLedger(Sequencer sequencer, ActQueries acts, LogQueries log, LogReading reading, Backlog backlog) {
        this.sequencer = sequencer;
        this.acts = acts;
        this.log = log;
        this.reading = reading;
        this.backlog = backlog;
    }

    @Override
    public Placed append(Evidence evidence) {
        Leaf leaf = Leaf.of(evidence);
        return new Placed(sequencer.append(leaf.entry()), leaf.entry(), leaf.salt(), leaf.content());
    }

    @Override
    public void record(List<Act> some) {
        backlog.requireWithinGrace();
        recordPast(some);
    }

    @Override
    public void recordPast(List<Act> some) {
        acts.add(some);
        AfterCommit.run(sequencer::nudge);
    }

    @Override
    public List<Receipt> receipts(String subject) {
        Optional<Checkpoint> newest = log.newest();
        return acts.of(subject).stream().map(act -> reading.receipt(act, newest)).toList();
    }

    @Override
    public void start() {
        sequencer.start();
    }

    @Override
    public void stop() {
        sequencer.close();
    }

    @Override
    public boolean isRunning() {
        return sequencer.running();
    }

    /** Stops after the web server has answered what was under way. */
    @Override
    public int getPhase() {
        return 0;
    }
}
