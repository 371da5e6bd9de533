package luoshu.trust.ledger;

import java.util.Map;

import luoshu.kernel.problems.Refused;

/** The evidence log takes nothing at the moment: no node sequences, too many wait, or it was stopped because what is stored does not continue what was signed. */
public class LedgerUnavailable extends Refused {

    public LedgerUnavailable(String why) {
        super(Kind.UNAVAILABLE, "evidence-log-unavailable", "the evidence log takes nothing now: " + why, Map.of("retryAfterSeconds", 5));
    }
}
