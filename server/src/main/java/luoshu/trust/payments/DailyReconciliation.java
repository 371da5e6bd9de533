package luoshu.trust.payments;

import java.time.Instant;
import java.time.LocalDate;

import luoshu.kernel.texts.Text;

/** 日终对账. Sums are payments less refunds. {@code open}: differences nobody has dealt with. */
public record DailyReconciliation(String provider, Text providerName, boolean simulated, LocalDate day, Instant at, int ourCount, long ourFen, int bankCount, long bankFen, int differences, int open) {
}
