package luoshu.kernel.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A row of the view {@code tasks.api_task}, for sources that read it with their own object. */
public record OpenTask(UUID id, String refKey, String step, Text stepName, String permission, String organ, String duty, String region, int confidentiality,
                       @Nullable UUID assignee, @Nullable UUID assigneePost, @Nullable String assigneeName, Instant openedAt, @Nullable LocalDate dueOn) {

    /** Claimed by somebody, or handed to a post, that is not this actor. */
    public boolean isTakenFrom(Actor actor) {
        return isTakenFrom(actor, assignee, assigneePost);
    }

    /** Claimed by this actor, or handed to their post. */
    public boolean isOf(Actor actor) {
        return (assignee != null || assigneePost != null) && !isTakenFrom(actor);
    }

    /** The rule of {@link #isTakenFrom(Actor)}, for who has the row in another shape. */
    public static boolean isTakenFrom(Actor actor, @Nullable UUID assignee, @Nullable UUID assigneePost) {
        Actor.Official me = actor instanceof Actor.Official official ? official : null;
        return assignee != null ? me == null || !assignee.equals(me.accountId()) : assigneePost != null && (me == null || !assigneePost.equals(me.postId()));
    }
}
