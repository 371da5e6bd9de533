package luoshu.data.sources;

import java.time.Duration;
import java.util.UUID;

/** Registered databases for a module that answers single questions from them: over a few connections that are kept, one short transaction each that only reads. Rights are the caller's. */
public interface SourceServing {

    /**
     * Waits for a connection, a transaction and its statements no longer than this in all; auto-commit is off, nothing is committed. Must not run in a transaction.
     *
     * @throws SourceUnavailable however it could not be asked; {@link SourceOutcome#BUSY}: no connection was free in time
     */
    <T> T ask(UUID source, Duration within, SourceLinks.Work<T> work);
}
