package luoshu.trust.materials.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.cases.CaseRecord;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.matters.Material;
import luoshu.trust.materials.MaterialFacts;
import luoshu.trust.materials.MaterialReading;
import luoshu.trust.reading.Reading;
import luoshu.trust.reading.Readings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an official is told of the materials of a case. Of others' cases: how many and since when, nothing more. */
@Component
public class CaseFactsDesk {

    private final UseQueries uses;
    private final Cases cases;
    private final Readings readings;
    private final Audit audit;

    CaseFactsDesk(UseQueries uses, Cases cases, Readings readings, Audit audit) {
        this.uses = uses;
        this.cases = cases;
        this.readings = readings;
        this.audit = audit;
    }

    public List<MaterialFacts> get(String number) {
        cases.requireReadable(number);
        List<UseQueries.Use> found = uses.ofCase(number);
        if (found.isEmpty()) {
            return List.of();
        }
        CaseRecord record = cases.getRecord(found.getFirst().caseId());
        audit.record(Act.read("case.materials", "case:" + record.id(), record.applicant()).onCase(number, record.matter().code()));
        Map<String, Reading> read = readings.list(found.stream().filter(use -> material(use, record).isPresent()).map(UseQueries.Use::sha256).distinct().toList());
        return found.stream().map(use -> new MaterialFacts(use.file(), use.material(), use.origin(), use.firstAt(), use.before(),
                new MaterialFacts.Elsewhere(use.elsewhere(), use.elsewhereAt()), use.validTo(), reading(use, record, read.get(use.sha256())))).toList();
    }

    /** Only those that say what is read from them. */
    private static Optional<Material> material(UseQueries.Use use, CaseRecord record) {
        return record.matter().definition().findMaterial(use.material()).filter(one -> one.reads() != null);
    }

    private static @Nullable MaterialReading reading(UseQueries.Use use, CaseRecord record, @Nullable Reading reading) {
        Optional<Material> material = material(use, record);
        return reading == null || material.isEmpty() ? null : new MaterialReading(use.file(), use.material(), reading.state(), reading.failure(), reading.title(), reading.pages(),
                Agreements.of(reading, material.get(), record.matter().definition().form(), record.form(), true));
    }
}
