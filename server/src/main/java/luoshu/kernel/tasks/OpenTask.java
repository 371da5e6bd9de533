package luoshu.kernel.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A row of the view {@code tasks.api_task}, for sources that read it with their own object. */
public record OpenTask(UUID id, String refKey, String step, Text stepName, String permission, String organ, String duty, String region, int confidentiality,
                       @Nullable UUID assignee, @Nullable UUID assigneePost, @Nullable String assigneeName, Instant openedAt, @Nullable LocalDate dueOn) {

    /** Claimed by somebody, or handed to a post, that is not this one. */
    public boolean isTakenFrom(@Nullable UUID account, @Nullable UUID post) {
        return assignee != null ? !assignee.equals(account) : assigneePost != null && !assigneePost.equals(post);
    }

    /** Claimed by this account, or handed to its post. */
    public boolean isOf(@Nullable UUID account, @Nullable UUID post) {
        return assignee != null ? assignee.equals(account) : assigneePost != null && assigneePost.equals(post);
    }
}
