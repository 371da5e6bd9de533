package luoshu.kernel.jobs;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A job as its owner sees it. {@code total} 0: not known yet. {@code message}: why it failed, in words for the owner. */
public record Job(UUID id, String kind, String title, State state, long done, long total, Instant createdAt, @Nullable Instant startedAt, @Nullable Instant endedAt,
                  @Nullable String resultUrl, @Nullable String message) {

    public enum State { WAITING, RUNNING, DONE, FAILED, CANCELLED }
}
