package luoshu.data.sources;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /** @throws SourceUnavailable however it could not be reached, or failed */
    <T> T reading(UUID source, Work<T> work);

    /** @throws SourceUnavailable also for a source that is no target, and for the platform's own database */
    <T> T writing(UUID source, Work<T> work);
}
