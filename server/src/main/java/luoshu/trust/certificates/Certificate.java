package luoshu.trust.certificates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * A certificate in its newest edition, as it stood when it was read.
 *
 * @param id       of the licence; stays when editions follow
 * @param number   证照编号; empty when it bears none
 * @param validTo  null: long-term
 * @param file     null for stock taken over without files
 * @param stock    where it came from, when it was taken over from a register
 * @param state    VALID, SUSPENDED, EXPIRED, CANCELLED or NOT_YET_VALID
 * @param revision moves with every change, for {@code If-Match}
 */
public record Certificate(UUID id, CertificateIdentifier identifier, String type, Text typeName, String number, CertificateHolder holder, CertificateIssuer issuer,
                          @Nullable CertificateOrigin origin, List<CertificateField> fields, LocalDate validFrom, @Nullable LocalDate validTo, @Nullable CertificateFile file,
                          @Nullable CertificateStock stock, CertificateState state, Instant issuedAt, Instant changedAt, int revision) {

    public Certificate {
        fields = List.copyOf(fields);
    }

    /** @throws Refused {@code certificate-not-in-force} with its {@code state} */
    public Certificate requireInForce() {
        if (state != CertificateState.VALID) {
            throw new Refused(Problem.Kind.CONFLICT, "certificate-not-in-force", "the certificate is " + state, Map.of("state", state.name()));
        }
        return this;
    }
}
