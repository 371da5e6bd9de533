package luoshu.data.quality.internal;

import java.time.Instant;
import java.util.UUID;

import luoshu.data.quality.RuleSchedule;
import luoshu.kernel.access.Subject;
import org.jspecify.annotations.Nullable;

/** A rule set as it is kept. */
record RuleSetFile(UUID id, String organ, String organName, String duty, String region, UUID source, String sourceName, int version, String file, @Nullable RuleSchedule schedule, @Nullable Instant nextAt,
                   Instant changedAt, String changedBy) {

    Subject subject() {
        return new Subject(organ, duty, region, 0);
    }
}
