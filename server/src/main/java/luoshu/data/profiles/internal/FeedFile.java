package luoshu.data.profiles.internal;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import luoshu.data.matching.MatchKind;
import luoshu.data.profiles.FeedColumn;
import luoshu.kernel.access.Subject;

/** A feed as it is kept. */
record FeedFile(UUID id, String organ, String organName, String duty, String region, String library, MatchKind kind, UUID source, String sourceName, String table, String key, int version, List<FeedColumn> columns,
                Instant changedAt, String changedBy) {

    Subject subject() {
        return new Subject(organ, duty, region, 0);
    }

    /** What is read of a row: the key first. */
    List<String> read() {
        Set<String> names = new LinkedHashSet<>(List.of(key));
        columns.forEach(column -> names.add(column.column()));
        return List.copyOf(names);
    }
}
