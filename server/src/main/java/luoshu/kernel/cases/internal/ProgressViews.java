package luoshu.kernel.cases.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.calendar.Light;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.CaseMaterial;
import luoshu.kernel.cases.CaseProgress;
import luoshu.kernel.cases.CitizenCase;
import luoshu.kernel.cases.ClockView;
import luoshu.kernel.cases.CorrectionView;
import luoshu.kernel.cases.DecisionView;
import luoshu.kernel.cases.DocumentRef;
import luoshu.kernel.cases.SourcedFile;
import luoshu.kernel.cases.SpecialView;
import luoshu.kernel.cases.TimelineEntry;
import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.matters.Material;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.parties.Person;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A case as applicants see it. Names of officials are not shown; their organ and post are. */
@Component
class ProgressViews {

    private static final List<String> SIMULATED = List.of();
    private final CaseClock clock;
    private final MaterialSources sources;

    ProgressViews(CaseClock clock, MaterialSources sources) {
        this.clock = clock;
        this.sources = sources;
    }

    CaseProgress progress(CaseFile file, PublishedMatter matter, LocalDate today, boolean masked) {
        String name = masked ? Person.masked(file.identity.applicantName()) : file.identity.applicantName();
        return new CaseProgress(file.identity.number(), file.identity.matter(), name, file.state.shown(), light(file, matter, today), clock.view(file, matter, today), timeline(file, masked),
                masked ? null : correction(file), special(file), masked ? outcomeOnly(file) : decision(file), masked ? List.of() : documents(file), SIMULATED);
    }

    CitizenCase citizen(CaseFile file, PublishedMatter matter, LocalDate today) {
        CaseProgress progress = progress(file, matter, today, false);
        return new CitizenCase(progress.number(), file.identity.queryCode(), file.identity.submittedAt(), progress.matter(), progress.applicantName(), progress.state(), progress.light(),
                progress.clock(), progress.timeline(), progress.correction(), progress.special(), progress.decision(), progress.documents(), progress.simulated(), file.form,
                matter.definition().form(), materials(file, matter), file.delivery, file.version, CitizenActions.of(file));
    }

    Light light(CaseFile file, PublishedMatter matter, LocalDate today) {
        return clock.stamp(file, matter, today).light(today);
    }

    ClockView clock(CaseFile file, PublishedMatter matter, LocalDate today) {
        return clock.view(file, matter, today);
    }

    private static List<TimelineEntry> timeline(CaseFile file, boolean masked) {
        List<TimelineEntry> entries = new ArrayList<>();
        for (JournalRow row : file.journal) {
            if (isInternal(row.event())) {
                continue;
            }
            Text title = row.event() == CaseFact.STEP_PASSED && row.stepName() != null ? new Text(row.stepName() + "完成", "Step completed: " + row.step()) : CaseTitles.of(row.event());
            entries.add(new TimelineEntry(row.at(), row.event(), title, masked ? null : explain(row), row.organName(), row.post(), masked ? null : document(file, row).orElse(null)));
        }
        return entries.stream().sorted(Comparator.comparing(TimelineEntry::at).reversed()).toList();
    }

    private static boolean isInternal(CaseFact fact) {
        return switch (fact) {
            case STEP_RETURNED, FLOW_ADVANCED, EXTENSION_REQUESTED, EXTENSION_REFUSED, FOLLOW_UP_DONE -> true;
            default -> false;
        };
    }

    private static @Nullable Text explain(JournalRow row) {
        return switch (row.event()) {
            case CORRECTION_REQUESTED -> new Text("请按补正告知书补正；补正时间不计入办理时限。", "Please correct what the notice names; the time does not count.");
            case CASE_DEEMED_ACCEPTED -> new Text("受理机关未在法定期限内告知补正，自收到材料之日起即为受理（行政许可法第三十二条）。",
                    "Nothing was asked for in time: accepted as of the day of receipt (Licensing Law, art. 32).");
            case SPECIAL_STARTED, CASE_REFUSED, CASE_NOT_ACCEPTED, CASE_REFUSED_INSTANTLY, CASE_GRANTED_INSTANTLY, CASE_TRANSFERRED, CASE_WITHDRAWN ->
                    row.opinion() == null || row.opinion().isBlank() ? null : new Text(row.opinion(), row.opinion());
            default -> null;
        };
    }

    /** The document issued by this fact: same moment, same kind. */
    private static Optional<UUID> document(CaseFile file, JournalRow row) {
        String kind = switch (row.event()) {
            case CASE_SUBMITTED, CASE_RECEIVED -> DocumentKind.RECEIPT.code();
            case CASE_ACCEPTED, CASE_DEEMED_ACCEPTED -> DocumentKind.ACCEPTANCE_NOTICE.code();
            case CORRECTION_REQUESTED -> DocumentKind.CORRECTION_NOTICE.code();
            case CASE_NOT_ACCEPTED -> DocumentKind.REJECTION.code();
            case SPECIAL_STARTED -> DocumentKind.SPECIAL_PROCEDURE_NOTICE.code();
            case EXTENSION_APPROVED -> DocumentKind.EXTENSION_NOTICE.code();
            case CASE_GRANTED, CASE_GRANTED_INSTANTLY -> DocumentKind.GRANT_DECISION.code();
            case CASE_REFUSED, CASE_REFUSED_INSTANTLY -> DocumentKind.REFUSE_DECISION.code();
            case CASE_WITHDRAWN, CASE_DEEMED_WITHDRAWN -> DocumentKind.WITHDRAWAL_CONFIRMATION.code();
            case CASE_LAPSED -> DocumentKind.LAPSE_NOTICE.code();
            case CASE_TRANSFERRED -> DocumentKind.TRANSFER_NOTICE.code();
            case CASE_DELIVERED -> DocumentKind.DELIVERY_RECEIPT.code();
            default -> "";
        };
        Instant at = row.at().truncatedTo(ChronoUnit.MILLIS);
        return file.documents.stream().filter(document -> document.kind().equals(kind) && document.issuedAt().truncatedTo(ChronoUnit.MILLIS).equals(at))
                .map(DocumentRow::id).findFirst();
    }

    static @Nullable CorrectionView correction(CaseFile file) {
        if (file.course.corrections.isEmpty()) {
            return null;
        }
        CaseCourse.Correction last = file.course.corrections.getLast();
        return new CorrectionView(last.noticeAt(), last.dueOn(), last.items(), last.answeredAt() != null);
    }

    static List<SpecialView> special(CaseFile file) {
        return file.course.specials.stream().map(s -> new SpecialView(s.code(), s.name(), s.startedOn(), s.endsBy(), s.endedOn(), s.reason())).toList();
    }

    static @Nullable DecisionView decision(CaseFile file) {
        CaseCourse.Decision decision = file.course.decision;
        if (decision == null) {
            return null;
        }
        CaseCourse.Result result = file.course.results.isEmpty() ? null : file.course.results.getFirst();
        return new DecisionView(decision.outcome(), decision.at(), decision.reason(), decision.basis(), decision.remedies(), result == null ? null : result.name(),
                result == null ? null : result.number(), result == null ? null : result.validFrom(), result == null ? null : result.validTo());
    }

    private static @Nullable DecisionView outcomeOnly(CaseFile file) {
        CaseCourse.Decision decision = file.course.decision;
        return decision == null ? null : new DecisionView(decision.outcome(), decision.at(), "", "", List.of(), null, null, null, null);
    }

    static List<DocumentRef> documents(CaseFile file) {
        return file.documents.stream().map(DocumentRow::ref).toList();
    }

    List<CaseMaterial> materials(CaseFile file, PublishedMatter matter) {
        Map<UUID, SourcedFile> taken = sources.taken(file.identity.id(), file.materials);
        List<CaseMaterial> materials = new ArrayList<>();
        for (Material material : matter.definition().materials()) {
            List<FileRef> files = file.materials.getOrDefault(material.code(), List.of());
            boolean deferred = file.course.deferred.contains(material.code());
            boolean asked = file.course.openCorrection().stream().flatMap(notice -> notice.items().stream()).anyMatch(item -> item.target().equals("/materials/" + material.code()));
            if (!files.isEmpty() || deferred || asked) {
                CaseMaterial.State state = !files.isEmpty() ? CaseMaterial.State.PRESENT : deferred ? CaseMaterial.State.DEFERRED : CaseMaterial.State.MISSING;
                materials.add(new CaseMaterial(material.code(), material.name(), files, state, file.course.reviewed.get(material.code()),
                        material.accept(), material.maxMegabytes(), material.maxFiles(), MaterialSources.of(files, taken)));
            }
        }
        return List.copyOf(materials);
    }
}
