package luoshu.kernel.tasks;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** For officials: what there is to do, and who does it. Acts as the official of the request; tasks out of reach do not exist. */
public interface TaskList {

    Page<TaskRow> page(TaskQuery query, PageRequest page);

    TaskCounts counts();

    /** Refuses a filter that cannot be used, as {@link #page} and {@link #stream} would. */
    void check(TaskQuery query);

    /** Every row of the filter in order, at most {@code most}, without holding them in memory. */
    void stream(TaskQuery query, int most, Consumer<TaskRow> row);

    /** @param version the version the official has seen; null: whatever it is now */
    TaskRow claim(UUID id, @Nullable Integer version);

    TaskRow release(UUID id, @Nullable Integer version);

    /** To another post of the same organ, with a reason. */
    TaskRow transfer(UUID id, @Nullable Integer version, UUID post, @Nullable String reason);

    /** At most 200 rows; {@code action} is {@code claim}, {@code release} or one the task names in {@code bulk}. Each row in a transaction of its own. */
    BulkOutcome bulk(String action, List<UUID> ids, @Nullable String opinion);

    List<SavedFilter> listFilters();

    /** Replaces a filter of the same name; a default filter takes the place of the earlier default of that list. */
    SavedFilter saveFilter(String list, String name, String query, boolean isDefault);

    void deleteFilter(UUID id);
}
