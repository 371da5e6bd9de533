package luoshu.kernel.tasks;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * A task to open. {@code key} is unique among the open tasks of the object; {@code permission} is what somebody must hold at {@code organ} to do it.
 *
 * @param bulk actions that need no reading of the object, e.g. {@code accept}
 */
public record NewTask(String key, String step, Text stepName, String permission, String organ, String duty, String region, List<String> bulk, @Nullable UUID assignee,
                      @Nullable String assigneeName) {
}
