package luoshu.trust.presenting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import luoshu.kernel.texts.Text;
import luoshu.trust.codes.CodeKind;
import luoshu.trust.codes.GivenCode;
import org.jspecify.annotations.Nullable;

/**
 * @param code        what stands in the code; only when we signed it
 * @param certificate as the register has it now; only for a code within its minute and for a file that is the one issued
 * @param seals       on a document, in its order
 */
public record Verified(Outcome outcome, @Nullable CodeSeen code, @Nullable CertificateSeen certificate, List<SealSeen> seals) {

    public Verified {
        seals = List.copyOf(seals);
    }

    public static Verified of(Outcome outcome) {
        return new Verified(outcome, null, null, List.of());
    }

    public record CodeSeen(CodeKind kind, Instant issuedAt, Instant expiresAt, List<GivenCode.SaidFact> facts) {
    }

    /** @param holder a person's name masked; missing where only an identifier was asked about; {@code since}: when it came to its present state */
    public record CertificateSeen(Text name, String number, @Nullable String holder, String issuer, LocalDate validFrom, @Nullable LocalDate validTo, Instant since) {
    }

    /** @param name as on the seal; {@code valid}: nothing is wrong with this one; {@code whole}: it protects the whole file */
    public record SealSeen(String name, @Nullable Instant sealedAt, boolean valid, boolean whole) {
    }
}
