package luoshu.trust.delivery;

import java.util.Map;

import luoshu.kernel.problems.Refused;

/** The courier does not answer. Nothing is known about what was asked of it. */
public class CourierAway extends Refused {

    public CourierAway(String why) {
        super(Kind.UNAVAILABLE, "courier-away", "the courier does not answer: " + why, Map.of("retryAfterSeconds", 10));
    }
}
