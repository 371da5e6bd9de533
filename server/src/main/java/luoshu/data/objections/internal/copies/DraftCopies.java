package luoshu.data.objections.internal.copies;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.contracts.ActiveContracts;
import luoshu.data.objections.Copy;
import luoshu.data.objections.CopyFinder;
import luoshu.data.objections.CopyKind;
import luoshu.data.objections.CopyOutcome;
import luoshu.data.objections.Datum;
import luoshu.data.prefill.FilledField;
import luoshu.data.prefill.FilledFields;
import org.springframework.stereotype.Component;

/** Applications not handed in yet: what was filled in is taken out, and the applicant can have it asked for again. */
@Component
class DraftCopies implements CopyFinder {

    private final FilledFields filled;
    private final FilledCases cases;
    private final ActiveContracts contracts;

    DraftCopies(FilledFields filled, FilledCases cases, ActiveContracts contracts) {
        this.filled = filled;
        this.cases = cases;
        this.contracts = contracts;
    }

    @Override
    public CopyKind kind() {
        return CopyKind.DRAFT;
    }

    @Override
    public List<Copy> find(Datum datum) {
        return filled.ofApplicant(datum.subject(), datum.resource(), datum.field()).stream().filter(one -> cases.find(one.application()).isEmpty())
                .flatMap(one -> contracts.find(one.contract()).map(contract -> new Copy(CopyKind.DRAFT, one.application().toString(), one.pointer(), datum.item(), contract.asker())).stream()).toList();
    }

    @Override
    public Optional<CopyOutcome> settle(Copy copy) {
        UUID application = UUID.fromString(copy.ref());
        filled.ofApplication(application).stream().filter(one -> one.pointer().equals(copy.place())).map(FilledField::rule).distinct().forEach(rule -> filled.release(application, rule));
        return Optional.of(CopyOutcome.RELEASED);
    }
}
