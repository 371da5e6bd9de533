package luoshu.data.sources.internal;

import java.time.Instant;
import java.util.UUID;

import luoshu.data.sources.SourceTest;
import luoshu.kernel.access.Subject;
import org.jspecify.annotations.Nullable;

/** A data source as it is kept; {@code password}: sealed; {@code target}: may be written to. */
record SourceFile(UUID id, String organ, String organName, String duty, String region, String name, String kind, String host, int port, String database, @Nullable String schema, String user, byte[] password,
                  boolean tls, boolean target, int version, @Nullable SourceTest test, Instant changedAt, String changedBy) {

    Subject subject() {
        return new Subject(organ, duty, region, 0);
    }

    @Override
    public String toString() {
        return "SourceFile[" + id + "]";
    }
}
