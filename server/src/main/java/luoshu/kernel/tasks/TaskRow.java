package luoshu.kernel.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.calendar.Light;
import luoshu.kernel.matters.MatterRef;
import org.jspecify.annotations.Nullable;

/** One line of the to-do list. {@code remainingDays} is counted in the unit of the limit and negative when overdue; {@code bulk} names the bulk actions possible. */
public record TaskRow(UUID id, String source, String caseNumber, String title, MatterRef matter, StepRef step, String applicantName, String state, Light light,
                      @Nullable LocalDate dueOn, @Nullable Integer remainingDays, String clockState, Instant receivedAt, @Nullable String assignee, boolean mine, String channel,
                      boolean urgent, long version, List<String> bulk) {
}
