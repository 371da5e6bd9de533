package luoshu.data.sources;

import java.util.UUID;

/** A reading and the job that does it. */
public record StartedReading(UUID reading, UUID job) {
}
