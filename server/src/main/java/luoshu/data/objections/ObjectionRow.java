package luoshu.data.objections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An objection in a list, without values. {@code due}: last day of the act it waits for; {@code asked}, {@code answered}: copies. */
public record ObjectionRow(UUID id, String number, String item, String resourceName, String providerName, String subjectName, ObjectionState state, Instant raisedAt, @Nullable LocalDate due, boolean overdue, int asked,
                           int answered) {
}
