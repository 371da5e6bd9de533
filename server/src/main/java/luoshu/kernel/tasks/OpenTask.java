package luoshu.kernel.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A row of the view {@code tasks.api_task}, for sources that read it with their own object. */
public record OpenTask(UUID id, String refKey, String step, Text stepName, String permission, String organ, String duty, String region, int confidentiality,
                       @Nullable UUID assignee, @Nullable String assigneeName, Instant openedAt, @Nullable LocalDate dueOn) {
}
