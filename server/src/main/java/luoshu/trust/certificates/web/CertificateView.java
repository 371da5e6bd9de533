package luoshu.trust.certificates.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateField;
import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.LifeEntry;
import luoshu.trust.certificates.LifeOperation;
import org.jspecify.annotations.Nullable;

/** A certificate's page. {@code actions}: what the official who asks may do now; none for holders. {@code sealName} is missing when there is no file. {@code stock}: taken over from a register. */
record CertificateView(UUID id, String identifier, String type, Text typeName, String number, PartyKind holderKind, String holderName, String holderCode, String issuerName,
                       @Nullable String caseNumber, List<CertificateField> fields, LocalDate validFrom, @Nullable LocalDate validTo, CertificateState state, Instant issuedAt,
                       @Nullable String sealName, @Nullable String digest, boolean stock, int revision, List<LifeEntry> life, List<LifeOperation> actions) {

    static CertificateView of(Certificate one, List<LifeEntry> life, List<LifeOperation> actions) {
        return new CertificateView(one.id(), one.identifier().toString(), one.type(), one.typeName(), one.number(), one.holder().kind(), one.holder().name(), one.holder().code(),
                one.issuer().name(), one.origin() == null ? null : one.origin().caseNumber(), one.fields(), one.validFrom(), one.validTo(), one.state(), one.issuedAt(),
                one.file() == null ? null : one.file().sealName(), one.file() == null ? null : one.file().digest(), one.stock() != null, one.revision(), life, actions);
    }
}
