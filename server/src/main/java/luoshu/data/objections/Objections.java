package luoshu.data.objections;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Objections to shared data, from being raised to the last answer. What is out of reach does not exist. */
public interface Objections {

    Permission READ = new Permission("objection.read");
    /** For who handles a case. */
    Permission RAISE = new Permission("objection.raise");
    /** For the organ that provides the datum. */
    Permission VERIFY = new Permission("objection.verify");
    /** For organs that hold copies. */
    Permission ANSWER = new Permission("objection.answer");

    /**
     * By whom the datum is about, or who represents them.
     *
     * @throws luoshu.kernel.problems.NotFound when it was seen nowhere of theirs
     * @throws luoshu.kernel.problems.Refused  {@code objection-open} with its {@code number}; {@code objection-not-shared} with the {@code organ} to turn to
     */
    ObjectionView raise(Actor.Applicant actor, NewObjection wish);

    /** Newest first. */
    Page<ObjectionRow> listOf(Actor.Applicant actor, PageRequest page);

    ObjectionView getOf(Actor.Applicant actor, UUID id);

    /** While it is verified. */
    ObjectionView withdraw(Actor.Applicant actor, UUID id, int version);

    /** By an official about a field of a case within reach; as {@link #raise(Actor.Applicant, NewObjection)}. */
    ObjectionView raise(NewObjection wish);

    Page<ObjectionRow> list(ObjectionBox box, PageRequest page);

    /** Audited as a read of the subject's data. */
    ObjectionView get(UUID id);

    /** Must not run in a transaction: it waits for somebody else's server. @throws luoshu.kernel.problems.Refused {@code objection-not-askable} */
    ObjectionView ask(UUID id);

    /**
     * 属实.
     *
     * @param value what is right now; {@code on}, {@code where}: corrected
     * @throws luoshu.kernel.problems.Refused {@code objection-source-unchanged} unless the source, where it can be asked, has answered that value since
     */
    ObjectionView correct(UUID id, int version, String value, @Nullable LocalDate on, String where, String finding);

    /** 不属实. @param finding what was looked at, and why the value is right */
    ObjectionView refuse(UUID id, int version, String finding);

    /** For a copy of the own organ. @param note needed for NOT_NEEDED @throws luoshu.kernel.problems.Refused {@code copy-answered-already}, {@code certificate-still-old} */
    ObjectionView answer(UUID id, UUID copy, CopyOutcome outcome, String note);

    /** About fields of a case within reach. */
    List<CaseObjection> ofCase(String caseNumber);
}
