package luoshu.data.objections.internal.copies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.objections.Copy;
import luoshu.data.objections.CopyFinder;
import luoshu.data.objections.CopyKind;
import luoshu.data.objections.CopyOutcome;
import luoshu.data.objections.Correction;
import luoshu.data.objections.Datum;
import luoshu.data.prefill.FilledField;
import luoshu.data.prefill.FilledFields;
import luoshu.kernel.cases.CaseRecord;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateField;
import luoshu.trust.certificates.CertificateReach;
import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.Certificates;
import org.springframework.stereotype.Component;

/** Certificates whose face carries the value. Making a new edition stays the issuer's own act: an answer only says that it was done, and is held against the certificate. */
@Component
class CertificateCopies implements CopyFinder {

    private final FilledFields filled;
    private final FilledCases records;
    private final Certificates certificates;
    private final CertificateReach faces;

    CertificateCopies(FilledFields filled, FilledCases records, Certificates certificates, CertificateReach faces) {
        this.filled = filled;
        this.records = records;
        this.certificates = certificates;
        this.faces = faces;
    }

    @Override
    public CopyKind kind() {
        return CopyKind.CERTIFICATE;
    }

    @Override
    public List<Copy> find(Datum datum) {
        List<Copy> copies = new ArrayList<>();
        for (FilledField field : filled.ofApplicant(datum.subject(), datum.resource(), datum.field())) {
            Optional<CaseRecord> record = records.find(field.application());
            record.stream().flatMap(one -> certificates.listOfCase(one.number()).stream()).filter(one -> one.state() != CertificateState.CANCELLED).forEach(one -> shown(one, field.pointer()).forEach(face ->
                    copies.add(new Copy(CopyKind.CERTIFICATE, one.id().toString(), face.name(), one.typeName().zh() + " " + one.number(), one.issuer().organ()))));
        }
        return copies;
    }

    private List<CertificateField> shown(Certificate certificate, String pointer) {
        return certificate.fields().stream().filter(one -> !one.value().isBlank() && faces.pointer(certificate.type(), one.name()).filter(pointer::equals).isPresent()).toList();
    }

    @Override
    public void answered(Copy copy, CopyOutcome outcome, Correction correction) {
        if (outcome == CopyOutcome.NOT_NEEDED) {
            return;
        }
        boolean still = certificates.find(UUID.fromString(copy.ref())).filter(one -> one.state() != CertificateState.CANCELLED)
                .filter(one -> one.fields().stream().noneMatch(field -> field.name().equals(copy.place()) && field.value().equals(correction.value()))).isPresent();
        if (still) {
            throw new Refused(Problem.Kind.CONFLICT, "certificate-still-old", "the newest edition of the certificate does not show the right value");
        }
    }
}
