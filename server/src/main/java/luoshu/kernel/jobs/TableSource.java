package luoshu.kernel.jobs;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Extension point: a list that can be exported as a table. The export calls it as the person who asked, so its scope is theirs; mask what the screen masks. */
public interface TableSource {

    /** The list's name in {@code POST /api/work/exports}, e.g. {@code monitoring}. */
    String list();

    /** Says no (throws) when the actor may not export this list at all. Called before the job is queued and again when it runs. */
    void require();

    String title();

    List<String> headers();

    /** Streams the rows; must not gather them. {@code query}: the list's own filters, as in its address. Unknown filters are refused as the list itself refuses them. */
    void rows(Map<String, String> query, RowSink sink);

    interface RowSink {
        void total(long total);

        /** Strings, numbers, booleans, LocalDate, Instant; null is an empty cell. */
        void row(List<@Nullable Object> cells);
    }
}
