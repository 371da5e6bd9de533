package luoshu.kernel.tasks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;

/** Extension point: what owns tasks. */
public interface TaskSource {

    /** The name its tasks carry, e.g. {@code CASE}. */
    String source();

    /** Who holds it at a task's place sees the task in the list of the organ, whoever has to do it. */
    Permission reading();

    /** What its tasks can ask for; a task that asks for something else is shown to nobody. */
    List<Permission> doing();

    /** Does one of the actions of {@link NewTask#bulk} to the object, as the official of the request, in the caller's transaction. Refuses by throwing. A source whose tasks name none has nothing to do here. */
    default void act(String action, UUID ref, String key, @Nullable String opinion) {
        throw new Refused(Problem.Kind.CONFLICT, "not-in-bulk", "tasks of this source are done one by one");
    }

    /** Actions that {@link #actTogether} does; the others are done one by one. */
    default Set<String> together() {
        return Set.of();
    }

    /**
     * Does one of the actions of {@link #together} to many objects in the caller's transaction. What it throws undoes all of it.
     *
     * @param keys of the tasks, by object, in the order the official gave
     * @return those refused, of which nothing was changed
     */
    default Map<UUID, Problem> actTogether(String action, Map<UUID, String> keys) {
        throw new IllegalArgumentException("not together: " + action);
    }
}
