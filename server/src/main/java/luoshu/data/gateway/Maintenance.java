package luoshu.data.gateway;

import java.time.Instant;
import java.util.UUID;

/** An announced window in which a service is asked nothing: callers are told {@code text} and until when. */
public record Maintenance(UUID id, String text, Instant from, Instant until, Instant announcedAt, String announcedBy) {

    public boolean on(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
