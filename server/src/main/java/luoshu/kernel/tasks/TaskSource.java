package luoshu.kernel.tasks;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Extension point: what owns tasks. */
public interface TaskSource {

    /** The name its tasks carry, e.g. {@code CASE}. */
    String source();

    /** Does one of the actions of {@link NewTask#bulk} to the object, as the official of the request, in the caller's transaction. Refuses by throwing. */
    void act(String action, UUID ref, String key, @Nullable String opinion);
}
