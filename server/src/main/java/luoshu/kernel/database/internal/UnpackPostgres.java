package luoshu.kernel.database.internal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Unpacks the PostgreSQL binaries into a data folder before the rehearsal of {@code ./run}, so that the unpacking library stays out of the ahead-of-time cache:
 * its jar is sealed, and the JVM refuses a sealed package whose classes come half from the cache and half from the jar.
 */
final class UnpackPostgres {

    private UnpackPostgres() {
    }

    public static void main(String[] arguments) throws IOException {
        EmbeddedPostgres.unpackInto(Path.of(arguments[0]));
    }
}
