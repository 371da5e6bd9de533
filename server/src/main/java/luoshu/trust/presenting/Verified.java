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
 * @param copy        for an annotated copy; for an altered file, the copy its hidden watermark says it was made from
 */
public record Verified(Outcome outcome, @Nullable CodeSeen code, @Nullable CertificateSeen certificate, List<SealSeen> seals, @Nullable CopySeen copy) {

    public Verified {
        seals = List.copyOf(seals);
    }

    public static Verified of(Outcome outcome) {
        return new Verified(outcome, null, null, List.of());
    }

    public Verified(Outcome outcome, @Nullable CodeSeen code, @Nullable CertificateSeen certificate, List<SealSeen> seals) {
        this(outcome, code, certificate, seals, null);
    }

    /** @param until last day; {@code holder}: who had it made, a person's name masked */
    public record CopySeen(String number, String purpose, String receiver, @Nullable String holder, Instant madeAt, LocalDate until) {
    }

    public record CodeSeen(CodeKind kind, Instant issuedAt, Instant expiresAt, List<GivenCode.SaidFact> facts) {
    }

    /** @param holder a person's name masked; missing where only an identifier was asked about; {@code since}: when it came to its present state; {@code dataOnly}: taken over from a register, there is no electronic original */
    public record CertificateSeen(Text name, String number, @Nullable String holder, String issuer, LocalDate validFrom, @Nullable LocalDate validTo, Instant since, boolean dataOnly) {
    }

    /** @param name as on the seal; {@code valid}: nothing is wrong with this one; {@code whole}: it protects the whole file */
    public record SealSeen(String name, @Nullable Instant sealedAt, boolean valid, boolean whole) {
    }
}
