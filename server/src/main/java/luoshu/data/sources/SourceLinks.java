package luoshu.data.sources;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Connections to registered databases for a module that moves rows between them: the hosts, kinds and secrets of this module hold, transactions are the caller's. Rights are the caller's to ask when
 * somebody asks for the move; when it runs, that person may be gone.
 */
public interface SourceLinks {

    /** What is done with a connection; auto-commit is off, what is not committed at the end is undone. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Empty once it is removed. */
    Optional<SourceLink> find(UUID source);

    /** Tables an entry of the catalogue was drafted from, in databases that are still registered. */
    List<EntryTable> tables(UUID resource);

    /** Rows whose {@code column} begins with {@code prefix}. The database narrows them; whether a row is one of them is for the caller to see to: databases compare texts differently. */
    record Beginning(String column, String prefix) {
    }

    /**
     * Rows of a table in a transaction that only reads, beside other questions, for a module that has settled who may see which of them.
     *
     * @param table   and {@code columns}: as the database names them
     * @param most    rows after which it stops
     * @return how many were taken
     * @throws SourceUnavailable however it could not be asked
     */
    long rows(UUID source, String table, List<String> columns, @Nullable Beginning beginning, long most, SourceRows.Taker taker);

    /** @throws SourceUnavailable however it could not be reached, or failed */
    <T> T reading(UUID source, Work<T> work);

    /**
     * A connection to follow the log of the source with: it commits each statement, takes replication commands and simple queries.
     *
     * @throws SourceUnavailable also for a kind whose log cannot be followed, and for the platform's own database
     */
    <T> T following(UUID source, Work<T> work);

    /** @throws SourceUnavailable also for a source that is no target, and for the platform's own database */
    <T> T writing(UUID source, Work<T> work);
}
