package luoshu.data.objections.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import luoshu.data.objections.Copy;
import luoshu.data.objections.CopyKind;
import luoshu.data.objections.ObjectionAct;
import luoshu.data.objections.ObjectionState;
import luoshu.data.objections.ObjectionView;
import luoshu.data.objections.ObjectionView.ObjectionCopy;
import luoshu.data.objections.Objections;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An objection as who asks may see it: its subject the whole chain, an organ its own copies. */
@Component
class ObjectionViews {

    private final ObjectionContent content;
    private final ObjectionJournal journal;
    private final CopyQueries copies;
    private final SourceQuestions questions;
    private final Access access;

    ObjectionViews(ObjectionContent content, ObjectionJournal journal, CopyQueries copies, SourceQuestions questions, Access access) {
        this.content = content;
        this.journal = journal;
        this.copies = copies;
        this.questions = questions;
        this.access = access;
    }

    ObjectionView view(ObjectionFile file, LocalDate today) {
        boolean subject = access.actor() instanceof Actor.Applicant;
        List<ObjectionCopy> chain = copies.list(file.id()).stream().map(one -> copy(file, one, subject, today)).toList();
        boolean late = file.state() == ObjectionState.VERIFYING && file.due() != null && file.due().isBefore(today);
        return new ObjectionView(file.id(), file.number(), file.state(), file.version(), file.subjectName(), file.raisedByName(), file.raiser() == null ? null : file.raiser().name(), file.raisedAt(), file.origin(),
                file.originTitle(), file.resourceName(), file.datum().item(), file.provider().name(), file.stated(), file.proposed(), file.reason(), file.due(), late, String.valueOf(content.verify().basis()),
                questions.askable(file), file.rightValue(), file.correctedOn(), file.correctedWhere(), file.finding(), file.proven(), file.answeredAt(), file.answeredBy(), file.endedAt(), questions.list(file), chain,
                journal.list(file.id()), possible(file));
    }

    private ObjectionCopy copy(ObjectionFile file, CopyFile one, boolean subject, LocalDate today) {
        boolean reached = subject || access.allows(Objections.READ, one.owner().subject());
        boolean waits = file.state() == ObjectionState.PROPAGATING && one.outcome() == null;
        Copy copy = one.copy();
        return new ObjectionCopy(one.id(), copy.kind(), reached ? copy.ref() : "", reached ? copy.place() : "", reached ? copy.title() : "", one.owner().name(), one.due(),
                waits && one.due() != null && one.due().isBefore(today), one.outcome(), reached ? one.note() : "", one.answeredAt(), one.answeredBy(), waits && access.allows(Objections.ANSWER, one.owner().subject()),
                waits && copy.kind() == CopyKind.CASE);
    }

    private List<ObjectionAct> possible(ObjectionFile file) {
        List<ObjectionAct> possible = new ArrayList<>();
        if (file.state() == ObjectionState.VERIFYING) {
            if (raisedBy(file, access.actor())) {
                possible.add(ObjectionAct.WITHDRAW);
            }
            if (access.allows(Objections.VERIFY, file.provider().subject())) {
                if (questions.askable(file)) {
                    possible.add(ObjectionAct.ASK);
                }
                possible.add(ObjectionAct.CORRECT);
                possible.add(ObjectionAct.REFUSE);
            }
        }
        return possible;
    }

    /** Whoever represents the subject takes back what was raised on the subject's side. */
    private static boolean raisedBy(ObjectionFile file, @Nullable Actor actor) {
        return actor instanceof Actor.Applicant applicant && file.raiser() == null && applicant.applicantId().equals(file.datum().subject());
    }
}
