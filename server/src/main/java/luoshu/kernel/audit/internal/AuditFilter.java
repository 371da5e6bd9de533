package luoshu.kernel.audit.internal;

import java.time.Instant;

import luoshu.kernel.audit.Act;
import org.jspecify.annotations.Nullable;

/** What to look for; null is anything. {@code actor} matches the subject exactly or a part of the name; {@code action} and {@code object} match from the left. */
public record AuditFilter(@Nullable String actor, @Nullable String action, Act.@Nullable Outcome outcome, @Nullable String object, @Nullable String caseNumber,
                          @Nullable String requestId, @Nullable String address, @Nullable Instant from, @Nullable Instant to) {
}
