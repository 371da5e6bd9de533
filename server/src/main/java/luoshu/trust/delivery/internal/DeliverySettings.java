package luoshu.trust.delivery.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.delivery}.
 *
 * @param codeDigits of a pick-up code
 * @param codeDays   natural days it is good for
 * @param codeTries  wrong entries before it is of no use
 */
@ConfigurationProperties("luoshu.delivery")
record DeliverySettings(@DefaultValue("6") int codeDigits, @DefaultValue("30") int codeDays, @DefaultValue("5") int codeTries) {
    DeliverySettings {
        if (codeDigits < 6 || codeDigits > 8 || codeDays < 1 || codeDays > 365 || codeTries < 1 || codeTries > 10) {
            throw new IllegalArgumentException("luoshu.delivery: code-digits 6–8, code-days 1–365, code-tries 1–10");
        }
    }
}
