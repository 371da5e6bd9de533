package luoshu.data.lineage.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.data.lineage.LineageOrigin;
import luoshu.data.lineage.LineagePlace;
import org.jspecify.annotations.Nullable;

/** What somebody says about one table. {@code place}: SOURCE or OUTSIDE. */
public record Told(LineageOrigin origin, Owner owner, String name, @Nullable UUID source, @Nullable String sql, LineagePlace place, String ref, String relation, Instant seenAt, String by, List<ToldEdge> edges) {

    /** The organ that says it. */
    public record Owner(String organ, String name, String duty, String region) {
    }
}
