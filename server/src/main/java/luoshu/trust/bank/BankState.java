package luoshu.trust.bank;

/**
 * How the simulated bank behaves.
 *
 * @param callbackDelayMillis from the payment to the first message about it
 * @param callbackCopies      how often each message is sent; 0: lost
 * @param refundDelayMillis   from the order to give money back until it has gone
 * @param outage              answers nothing at all
 */
public record BankState(int callbackDelayMillis, int callbackCopies, int refundDelayMillis, boolean refusePayments, boolean refuseRefunds, boolean outage, StatementFault statementFault,
                        int version) {

    /** What is wrong with statements: nothing, an entry is missing, a sum differs by a fen, an entry too many. */
    public enum StatementFault { NONE, OMIT, AMOUNT, EXTRA }
}
