package luoshu.kernel.cases;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A result that reached the applicant: the facts of 送达.
 *
 * @param on        the day it was handed over, which is the statutory day of delivery
 * @param way       4 by courier, 6 collected
 * @param by        who handed it over
 * @param recipient who took it; null: the applicant
 * @param detail    what the journal keeps beside: waybill, agent
 */
public record DeliveredElsewhere(LocalDate on, String way, String by, @Nullable String recipient, @Nullable String opinion, Map<String, Object> detail) {
}
