package luoshu.kernel.cases;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** An extension 延期, asked for by the examiner and allowed by the head of the organ. */
public record ExtensionView(int days, String reason, State state, Instant requestedAt, String requestedBy, @Nullable Instant decidedAt, @Nullable String decidedBy) {

    public enum State { REQUESTED, APPROVED, REFUSED }
}
