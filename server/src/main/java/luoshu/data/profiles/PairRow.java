package luoshu.data.profiles;

import java.time.Instant;
import java.util.UUID;

import luoshu.data.matching.MatchKind;
import org.jspecify.annotations.Nullable;

/** Two records in doubt. {@code name}, {@code otherName}: family name or beginning only. */
public record PairRow(UUID id, MatchKind kind, String name, String otherName, String source, String otherSource, double bits, State state, Instant openedAt, @Nullable Instant decidedAt, @Nullable String decidedBy) {

    public enum State { OPEN, SAME, DIFFERENT, UNCLEAR }
}
