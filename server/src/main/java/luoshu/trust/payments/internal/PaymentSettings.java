package luoshu.trust.payments.internal;

import java.time.Duration;
import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.payments}.
 *
 * @param codeDigits   length of a 缴款码; 20 is usual, some collecting sides want 16
 * @param daysToPay    natural days a notice may be paid; no law fixes them for fees
 * @param orderLife    how long an order stays open at the bank
 * @param reconcileAt  time of day in Henan at which the day before is compared
 * @param verifyAt     where a bill can be verified; stands in its QR code
 */
@ConfigurationProperties("luoshu.payments")
record PaymentSettings(@DefaultValue("20") int codeDigits, @DefaultValue("15") int daysToPay, @DefaultValue("15m") Duration orderLife, @DefaultValue("02:30") LocalTime reconcileAt,
                       @DefaultValue("http://localhost:8080/bills/verify") String verifyAt) {
    PaymentSettings {
        if (codeDigits < 16 || codeDigits > 24 || daysToPay < 1 || daysToPay > 365 || orderLife.compareTo(Duration.ofMinutes(1)) < 0 || orderLife.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("luoshu.payments: code-digits 16–24, days-to-pay 1–365, order-life 1 minute to a day");
        }
    }
}
