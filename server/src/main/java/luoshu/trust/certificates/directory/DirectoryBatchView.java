package luoshu.trust.certificates.directory;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A batch handed to the upper platform. {@code trouble}: what the last attempt met, while it is not answered. */
public record DirectoryBatchView(UUID id, String platform, boolean simulated, Instant madeAt, int entries, int refused, int attempts, @Nullable String receipt, @Nullable Instant answeredAt,
                                 @Nullable String trouble) {
}
