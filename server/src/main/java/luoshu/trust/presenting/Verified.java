package luoshu.trust.presenting;

import java.time.Instant;
import java.util.List;

import luoshu.trust.codes.CodeKind;
import luoshu.trust.codes.GivenCode;
import org.jspecify.annotations.Nullable;

/** @param code what stands in the code; only when we signed it */
public record Verified(Outcome outcome, @Nullable CodeSeen code) {

    public record CodeSeen(CodeKind kind, Instant issuedAt, Instant expiresAt, List<GivenCode.SaidFact> facts) {
    }
}
