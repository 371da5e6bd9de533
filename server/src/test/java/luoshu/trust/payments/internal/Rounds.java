package luoshu.trust.payments.internal;

import org.springframework.context.ApplicationContext;

/** Lets a test have now what the platform does by the clock. */
public final class Rounds {

    private Rounds() {
    }

    public static void daily(ApplicationContext context) {
        context.getBean(PaymentRounds.class).daily();
    }
}
