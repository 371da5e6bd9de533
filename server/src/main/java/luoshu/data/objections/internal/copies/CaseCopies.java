package luoshu.data.objections.internal.copies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import luoshu.kernel.cases.Cases;
import luoshu.trust.certificates.Certificates;
import org.springframework.stereotype.Component;

/** Cases with the value in their form: undecided ones take the right value over; of decided ones the organ says what it means for the decision. Those with certificates are asked for by their certificates. */
@Component
class CaseCopies implements CopyFinder {

    private final FilledFields filled;
    private final FilledCases records;
    private final Cases cases;
    private final Certificates certificates;

    CaseCopies(FilledFields filled, FilledCases records, Cases cases, Certificates certificates) {
        this.filled = filled;
        this.records = records;
        this.cases = cases;
        this.certificates = certificates;
    }

    @Override
    public CopyKind kind() {
        return CopyKind.CASE;
    }

    @Override
    public List<Copy> find(Datum datum) {
        List<Copy> copies = new ArrayList<>();
        for (FilledField field : filled.ofApplicant(datum.subject(), datum.resource(), datum.field())) {
            records.find(field.application()).filter(this::concerned).ifPresent(record -> copies.add(new Copy(CopyKind.CASE, record.id().toString(), field.pointer(), record.number(),
                    record.matter().implementation().organ())));
        }
        return copies;
    }

    private boolean concerned(CaseRecord record) {
        return record.decidedAt() == null ? !record.state().ended() : certificates.listOfCase(record.number()).isEmpty();
    }

    @Override
    public void answered(Copy copy, CopyOutcome outcome, Correction correction) {
        UUID id = UUID.fromString(copy.ref());
        if (outcome == CopyOutcome.CORRECTED && cases.getRecord(id).decidedAt() == null) {
            cases.requireReadable(copy.title()); // an answer alone opens no case
            cases.correctData(id, copy.place(), correction.value(), Map.of("objection", correction.objection()));
        }
    }
}
