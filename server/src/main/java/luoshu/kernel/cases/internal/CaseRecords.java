package luoshu.kernel.cases.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import luoshu.kernel.cases.CaseRecord;
import luoshu.kernel.cases.Delivery;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.problems.NotFound;
import org.springframework.stereotype.Component;

/** Cases as they are kept. */
@Component
class CaseRecords {

    private final CaseStore store;
    private final MatterDesk matters;
    private final ProgressViews progress;

    CaseRecords(CaseStore store, MatterDesk matters, ProgressViews progress) {
        this.store = store;
        this.matters = matters;
        this.progress = progress;
    }

    Map<UUID, Delivery> resultsToDeliver(Collection<UUID> ids) {
        return store.resultsToDeliver(ids);
    }

    CaseRecord get(UUID id) {
        CaseFile file = store.find(id).orElseThrow(() -> new NotFound("case"));
        PublishedMatter matter = matters.of(file);
        CaseFile.Identity identity = file.identity;
        return new CaseRecord(id, identity.number(), file.version, file.state, matter, identity.applicant(), identity.applicantKind(), identity.applicantName(), identity.agent(),
                identity.person(), identity.personName(), identity.channel(), identity.confidentiality(), identity.submittedAt(), file.acceptedOn, file.decidedAt,
                Objects.requireNonNullElse(file.closedAt, file.stateSince), file.closingResult, identity.signedName(), DossierViews.answers(file, matter), file.form.deepCopy(),
                progress.materials(file, matter), DossierViews.opinions(file), journal(file), ProgressViews.documents(file), ProgressViews.decision(file), file.delivery,
                results(file), file.findTask(CaseTasks.FOLLOW_UP).isPresent());
    }

    private static List<CaseRecord.Entry> journal(CaseFile file) {
        return file.journal.stream().map(row -> new CaseRecord.Entry(row.sequence(), row.at(), row.event(), CaseTitles.of(row.event()), row.state(), row.stepName(), row.outcome(),
                row.actorName(), CaseTitles.capacity(row), row.organ(), row.organName(), row.opinion(), row.detail())).toList();
    }

    private static List<CaseRecord.Result> results(CaseFile file) {
        return file.course.results.stream()
                .map(result -> new CaseRecord.Result(result.code(), result.type(), result.name(), result.number(), result.validFrom(), result.validTo(), result.issued())).toList();
    }
}
