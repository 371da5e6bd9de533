package luoshu.data.gateway;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** {@code operations}: open ones, under a resource; {@code maintained}: at this moment. */
public record ServiceRow(UUID id, String organName, String name, String baseUrl, int operations, ServiceHealth health, @Nullable Instant readAt, boolean maintained) {
}
