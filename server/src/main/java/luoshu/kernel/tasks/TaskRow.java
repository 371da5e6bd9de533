package luoshu.kernel.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.calendar.Light;
import luoshu.kernel.matters.MatterRef;
import org.jspecify.annotations.Nullable;

/** One line of the to-do list. {@code ref}: id of the object at its source; {@code caseNumber}: empty where the object has no number. {@code remainingDays} is counted in the unit of the limit and negative when overdue; {@code bulk} names the bulk actions possible. */
public record TaskRow(UUID id, String source, UUID ref, String caseNumber, String title, MatterRef matter, StepRef step, String applicantName,
                      @Schema(ref = "#/components/schemas/PublicState") String state, Light light,
                      @Nullable LocalDate dueOn, @Nullable Integer remainingDays, @Schema(ref = "#/components/schemas/ClockViewState") String clockState, Instant receivedAt, @Nullable String assignee, boolean mine,
                      @Schema(allowableValues = {"ONLINE", "WINDOW", "MOBILE"}) String channel,
                      boolean urgent, long version, List<String> bulk) {
}
