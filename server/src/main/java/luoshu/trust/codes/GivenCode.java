package luoshu.trust.codes;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A code for a screen.
 *
 * @param digits      the code; a QR code holds it as {@code <origin>/v/<digits>}
 * @param lifeSeconds from the moment this answer was made; ask for the next one before they are over
 */
public record GivenCode(CodeKind kind, @Schema(pattern = "[0-9]+") String digits, Instant issuedAt, Instant expiresAt, long lifeSeconds, List<SaidFact> facts) {

    public record SaidFact(CodeFact fact, String value) {
    }

    public static List<SaidFact> said(Code code) {
        return code.facts().entrySet().stream().map(each -> new SaidFact(each.getKey(), each.getValue())).toList();
    }
}
