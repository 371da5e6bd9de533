package luoshu.kernel.database.internal;

import org.jspecify.annotations.Nullable;

/** The database cannot be opened; the message is the one clear sentence the person at the terminal reads. */
final class DatabaseUnusable extends RuntimeException {
    DatabaseUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
