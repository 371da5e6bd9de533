package luoshu.trust.messages.internal.applications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Subject;
import org.jspecify.annotations.Nullable;

/** A row of messages.application. */
record ApplicationRow(UUID id, String name, String organ, String organName, String duty, String region, List<String> members, int dailyLimit, @Nullable String endpoint, byte @Nullable [] secret,
                      @Nullable Instant verifiedAt, int version) {

    Subject subject() {
        return new Subject(organ, duty, region, 0);
    }
}
