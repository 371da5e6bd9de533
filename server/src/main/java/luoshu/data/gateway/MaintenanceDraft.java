package luoshu.data.gateway;

import java.time.Instant;

import jakarta.validation.constraints.NotNull;

/** {@code text}: what callers are told, up to 500 characters; {@code until}: not before now, at most 30 days after {@code from}. */
public record MaintenanceDraft(@NotNull String text, @NotNull Instant from, @NotNull Instant until) {
}
