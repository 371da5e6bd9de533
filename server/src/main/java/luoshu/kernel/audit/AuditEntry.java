package luoshu.kernel.audit;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** One line of the audit as its administrator reads it. */
public record AuditEntry(long sequence, Instant at, String subject, String actor, String capacity, @Nullable String organ, String action, Act.Outcome outcome, String object,
                         @Nullable String caseNumber, @Nullable String matterCode, @Nullable String requestId, @Nullable String address, Map<String, Object> detail) {
}
