package luoshu.data.profiles;

import java.util.UUID;

/** The run that begins once the job does. */
public record StartedFeed(UUID run, UUID job) {
}
