package luoshu.data.quality;

import java.util.UUID;

/** A run and the job that does it. */
public record StartedRun(UUID run, UUID job) {
}
