package luoshu.trust.payments;

import java.util.Map;

import luoshu.kernel.problems.Refused;

/** The bank does not answer. Nothing is known about what was asked of it. */
public class ProviderAway extends Refused {

    public ProviderAway(String why) {
        super(Kind.UNAVAILABLE, "payment-provider-away", "the payment provider does not answer: " + why, Map.of("retryAfterSeconds", 10));
    }
}
