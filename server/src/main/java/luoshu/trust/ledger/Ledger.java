package luoshu.trust.ledger;

import java.util.List;

/** Appends acts to the evidence log and hands out receipts. */
public interface Ledger {

    /** What the log took: the published entry with its place, and what its digest was made from. Whoever appends keeps salt and content. */
    record Placed(long index, byte[] entry, byte[] salt, String content) {
    }

    /** An act under a key of its own; {@code subject} says whose it is ({@code case:<number>}). */
    record Act(String key, String subject, Evidence evidence) {
    }

    /**
     * Waits until the act is durably sequenced. Not part of the caller's transaction.
     *
     * @throws LedgerUnavailable no evidence, no act: nothing is promised about an act that was under way
     */
    Placed append(Evidence evidence);

    /**
     * Writes acts with the caller's transaction; they are sequenced at once after its commit. A key known already changes nothing.
     *
     * @throws LedgerUnavailable if acts have been waiting for the log longer than the grace: no evidence, no act
     */
    void record(List<Act> acts);

    /** Writes what has become true already, whatever the state of the log: it waits with the database. */
    void recordPast(List<Act> acts);

    /** Those of one subject, oldest first. The caller has checked who may read them. */
    List<Receipt> receipts(String subject);
}
