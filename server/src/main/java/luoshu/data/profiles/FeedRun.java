package luoshu.data.profiles;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A batch.
 *
 * @param number    of the batch, counted in the feed
 * @param rows      read
 * @param unchanged as they were
 * @param numbered  placed by their number
 * @param matched   placed by comparison
 * @param created   that began a profile
 * @param review    that began a profile and are in doubt
 * @param faults    values that are wrong
 * @param gone      rows the table has no more
 */
public record FeedRun(UUID id, int number, int version, State state, Instant begunAt, @Nullable Instant endedAt, String byName, long rows, long unchanged, long numbered, long matched, long created, long review,
                      long faults, long gone, @Nullable String failure) {

    public enum State { RUNNING, DONE, FAILED, CANCELLED }
}
