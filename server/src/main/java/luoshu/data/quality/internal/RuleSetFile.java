package luoshu.data.quality.internal;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.access.Subject;

/** A rule set as it is kept. */
record RuleSetFile(UUID id, String organ, String organName, String duty, String region, UUID source, String sourceName, int version, String file, Instant changedAt, String changedBy) {

    Subject subject() {
        return new Subject(organ, duty, region, 0);
    }
}
