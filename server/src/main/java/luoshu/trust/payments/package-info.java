/**
 * Fees and fiscal e-bills 非税收入与财政电子票据. A granted case that costs something gets a payment notice 缴款通知; its result is issued when the notice is paid or waived. Money
 * comes through a {@link luoshu.trust.payments.PaymentProvider}: whatever it says, however often, a notice is paid once, and in the same transaction gets its bill, numbered
 * without a gap. Refunds and reductions take two people; a refund reverses the bill. Every day our book is compared with the bank's.
 */
@ApplicationModule(displayName = "trust · payments")
@NullMarked
package luoshu.trust.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
