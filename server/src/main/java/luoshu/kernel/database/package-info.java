/**
 * Where the data live: an embedded PostgreSQL in the data folder by default, or an external one (LUOSHU_DATABASE_URL).
 * The embedded server runs with fsync and synchronous_commit on, is adopted if a killed process left it running, and is started again if it dies.
 */
@ApplicationModule(displayName = "kernel · database")
@NullMarked
package luoshu.kernel.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
