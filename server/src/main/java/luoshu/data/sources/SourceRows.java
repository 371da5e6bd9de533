package luoshu.data.sources;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Rows of a table of a source, for modules that look at all of them. They are read once, in no order, and kept by nobody here. */
public interface SourceRows {

    /** Takes a row: a text or null for each column. The array is used again. */
    interface Taker {
        void take(@Nullable String[] row);
    }

    /**
     * Reads the columns of a table. Takes {@link DataSources#MANAGE}; must not run in a transaction: it waits for somebody else's server.
     *
     * @param most rows after which it stops
     * @return how many were taken
     * @throws luoshu.kernel.problems.NotFound when the source is out of reach
     * @throws luoshu.kernel.problems.Refused  when its newest reading has no such table or column, or it cannot be asked
     */
    long read(UUID source, String table, List<String> columns, long most, Taker taker);

    /**
     * As {@link #read}, in the order of a column that tells rows apart, behind a value of it: whoever keeps the last value goes on there. Rows without a value there are left out.
     *
     * @param after absent: from the first row
     */
    long readAfter(UUID source, String table, List<String> columns, String key, @Nullable String after, long most, Taker taker);
}
