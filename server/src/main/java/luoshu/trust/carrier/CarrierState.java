package luoshu.trust.carrier;

/**
 * How the simulated gateway behaves.
 *
 * @param receiptDelayMillis from taking a message to its receipt
 * @param receiptCopies      how often each receipt is sent; 0: lost
 * @param refuse             takes no message at all, for good
 * @param outage             does not answer
 * @param unreachable        no telephone is on: every receipt says so
 * @param disorder           a receipt that says the opposite follows each
 */
public record CarrierState(int receiptDelayMillis, int receiptCopies, boolean refuse, boolean outage, boolean unreachable, boolean disorder, int version) {
}
