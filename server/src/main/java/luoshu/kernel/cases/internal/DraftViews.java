package luoshu.kernel.cases.internal;

import java.util.List;

import luoshu.kernel.cases.Draft;
import luoshu.kernel.cases.DraftMaterial;
import luoshu.kernel.matters.MaterialGuide;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.matters.Question;
import luoshu.kernel.problems.Invalid;
import org.springframework.stereotype.Component;

/** Drafts as the browser reads them. */
@Component
class DraftViews {

    private final Completeness completeness;

    DraftViews(Completeness completeness) {
        this.completeness = completeness;
    }

    Completeness.Application application(DraftRow row) {
        return new Completeness.Application(row.applicantKind(), row.applicant(), row.answers(), row.form(), row.materials(), row.deferred(), row.delivery(), row.commitment());
    }

    /** @throws Invalid for answers no question offers */
    void refuseWrongAnswers(DraftRow row, PublishedMatter matter) {
        completeness.situation(matter.definition(), application(row));
    }

    Draft brief(DraftRow row, PublishedMatter matter) {
        return new Draft(row.id(), row.version(), row.matter(), row.answers(), row.form(), materials(row, matter), row.delivery(), row.commitment(), row.savedAt(),
                completeness.problems(matter, application(row)), row.applicantName(), null, null);
    }

    Draft full(DraftRow row, PublishedMatter matter) {
        List<Question> questions = matter.definition().questions().stream().map(Question::of).toList();
        return new Draft(row.id(), row.version(), row.matter(), row.answers(), row.form(), materials(row, matter), row.delivery(), row.commitment(), row.savedAt(),
                completeness.problems(matter, application(row)), row.applicantName(), matter.definition().form(), questions);
    }

    List<MaterialGuide> guides(DraftRow row, PublishedMatter matter) {
        return completeness.situation(matter.definition(), application(row)).materials();
    }

    List<DraftMaterial> materials(DraftRow row, PublishedMatter matter) {
        return guides(row, matter).stream().map(material -> material(row, matter, material)).toList();
    }

    private static DraftMaterial material(DraftRow row, PublishedMatter matter, MaterialGuide material) {
        boolean deferrable = material.deferrable() && matter.definition().tolerant() != null;
        return new DraftMaterial(material.code(), material.name(), material.required(), deferrable, deferrable && row.deferred().contains(material.code()), material.accept(),
                material.maxMegabytes(), material.maxFiles(), row.materials().getOrDefault(material.code(), List.of()));
    }
}
