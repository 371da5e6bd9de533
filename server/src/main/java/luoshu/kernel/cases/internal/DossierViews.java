package luoshu.kernel.cases.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseDossier;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.Delivery;
import luoshu.kernel.cases.ExtensionView;
import luoshu.kernel.cases.JournalEntry;
import luoshu.kernel.cases.OpinionView;
import luoshu.kernel.flows.FlowPosition;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.matters.QuestionType;
import luoshu.kernel.matters.SituationQuestion;
import luoshu.kernel.tasks.OpenTask;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A case as officials see it. */
@Component
class DossierViews {

    private final ProgressViews progress;
    private final CaseActions actions;
    private final FormMask mask;

    DossierViews(ProgressViews progress, CaseActions actions, FormMask mask) {
        this.progress = progress;
        this.actions = actions;
        this.mask = mask;
    }

    CaseDossier dossier(CaseWork work) {
        CaseFile file = work.file;
        PublishedMatter matter = work.matter;
        CaseFile.Identity identity = file.identity;
        Applicants.Known known = identity.known();
        return new CaseDossier(identity.number(), identity.queryCode(), file.version, identity.matter(), file.state.shown(), file.state, progress.light(file, matter, work.today),
                progress.clock(file, matter, work.today), new CaseDossier.Applicant(identity.applicantName(), identity.applicantKind(), known.idMasked(), known.mobileMasked(),
                known.legalRepresentative()), identity.agent(), identity.clerk(), identity.channel(), identity.submittedAt(), answers(file, matter), mask.masked(matter.definition(), file.form),
                matter.definition().form(), List.of(), progress.materials(file, matter), opinions(file), journal(file), ProgressViews.documents(file), ProgressViews.correction(file),
                ProgressViews.special(file), extension(file), joint(work), ProgressViews.decision(file), delivery(work), flow(work), task(work), actions.of(work),
                file.course.instant == null ? null : new CaseDossier.InstantView(file.course.instant.outcome(), file.course.instant.reason()));
    }

    /** Officials of other organs, who watch or are asked, need not know where it goes. */
    private static @Nullable Delivery delivery(CaseWork work) {
        Delivery wish = work.file.delivery;
        if (wish == null) {
            return null;
        }
        return work.actor instanceof Actor.Official official && official.organ().equals(work.file.identity.organ()) ? wish.numberMasked() : wish.masked();
    }

    static List<CaseDossier.Answer> answers(CaseFile file, PublishedMatter matter) {
        List<CaseDossier.Answer> answers = new ArrayList<>();
        for (SituationQuestion question : matter.definition().questions()) {
            Object answer = file.answers.get(question.code());
            if (answer != null) {
                answers.add(new CaseDossier.Answer(question.text(), words(question, answer)));
            }
        }
        return List.copyOf(answers);
    }

    private static Text words(SituationQuestion question, Object answer) {
        if (question.type() == QuestionType.YES_NO) {
            return Boolean.TRUE.equals(answer) ? new Text("是", "Yes") : new Text("否", "No");
        }
        List<Text> chosen = question.options().stream().filter(option -> answer instanceof Collection<?> many ? many.contains(option.code()) : option.code().equals(answer))
                .map(option -> option.text()).toList();
        return chosen.isEmpty() ? new Text(answer.toString(), answer.toString())
                : new Text(String.join("、", chosen.stream().map(Text::zh).toList()), String.join(", ", chosen.stream().map(Text::en).toList()));
    }

    static List<OpinionView> opinions(CaseFile file) {
        return file.journal.stream().filter(row -> row.step() != null && row.outcome() != null && row.event() != CaseFact.FLOW_ADVANCED)
                .map(row -> new OpinionView(row.at(), new Text(Objects.requireNonNullElse(row.stepName(), row.step()), String.valueOf(row.step())), row.actorName(), row.post(), row.organName(),
                        String.valueOf(row.outcome()), row.opinion())).toList();
    }

    private static List<JournalEntry> journal(CaseFile file) {
        return file.journal.stream().map(row -> new JournalEntry(row.sequence(), row.at(), row.event(), CaseTitles.of(row.event()), row.actorName(), CaseTitles.capacity(row), row.opinion())).toList();
    }

    private static @Nullable ExtensionView extension(CaseFile file) {
        CaseCourse.Extension extension = file.course.extension;
        return extension == null ? null : new ExtensionView(extension.limit().days(), extension.reason(), extension.state(), extension.requestedAt(), extension.requestedBy(),
                extension.decidedAt(), extension.decidedBy());
    }

    /** Opinions of other organs: open ones from the tasks, given ones from the journal. */
    private static List<CaseDossier.Joint> joint(CaseWork work) {
        List<CaseDossier.Joint> joint = new ArrayList<>();
        for (OpenTask task : work.file.tasks) {
            if (!task.organ().equals(work.file.identity.organ())) {
                joint.add(new CaseDossier.Joint(CaseTasks.stepName(task), "WAITING", null, null, task.dueOn()));
            }
        }
        for (JournalRow row : work.file.journal) {
            if (row.event() == CaseFact.STEP_PASSED && row.organ() != null && !row.organ().equals(work.file.identity.organ())) {
                joint.add(new CaseDossier.Joint(String.valueOf(row.organName()), "DONE", row.outcome(), row.opinion(), null));
            }
        }
        return List.copyOf(joint);
    }

    private static CaseDossier.FlowView flow(CaseWork work) {
        FlowPosition position = work.file.course.flow;
        return new CaseDossier.FlowView(work.flow.kind().name(), "/api/work/cases/" + work.file.identity.number() + "/flow.bpmn", position == null ? List.of() : position.current(),
                position == null ? List.of() : position.done());
    }

    private CaseDossier.@Nullable TaskView task(CaseWork work) {
        return work.file.tasks.stream().filter(actions::mayDo).min(Comparator.comparing((OpenTask task) -> !task.isOf(work.actor)))
                .map(task -> new CaseDossier.TaskView(task.id(), task.step(), task.assigneeName(), task.isOf(work.actor))).orElse(null);
    }

}
