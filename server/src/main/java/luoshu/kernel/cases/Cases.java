package luoshu.kernel.cases;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Cases, for the controllers of this module and for other modules. Whoever is asked for is checked against the actor given (or, for officials, the actor of the
 * request): what is not theirs does not exist. Call within a transaction.
 */
public interface Cases {

    Draft openDraft(Actor.Applicant actor, NewDraft wish);

    /** At a window: for a party the clerk has before them. The caller has checked the clerk's permission. */
    Draft openDraftAtWindow(Actor.Official clerk, NewDraft wish, UUID applicant, String applicantName, CaseDossier.@Nullable Agent agent);

    List<Draft> listDrafts(Actor.Applicant actor);

    Draft getDraft(Actor actor, UUID id);

    /** @throws luoshu.kernel.problems.Refused 412 when {@code version} is not current */
    Draft changeDraft(Actor actor, UUID id, long version, DraftChange change);

    void deleteDraft(Actor actor, UUID id, long version);

    /** A {@link PrefillSource} holds values for the draft: from now on the sources are asked what is locked when it is submitted. Within the transaction that keeps them; the caller has checked who asks. */
    void markFilled(UUID draft);

    FileRef addDraftFile(Actor actor, UUID id, String material, InputStream content, String name);

    void removeDraftFile(Actor actor, UUID id, String material, UUID file);

    /**
     * Takes a stored file the caller vouches for in for a draft's material, by reference, checked like an upload.
     *
     * @throws luoshu.kernel.files.FileRefused when its type or size is not the material's
     */
    FileRef attachFile(Actor.Applicant actor, UUID draft, String material, UUID file);

    /** Certificates in force that stand in for materials of the draft. */
    List<MaterialOffer> listOffers(Actor.Applicant actor, UUID draft);

    /** Uses one with the applicant's consent. @throws luoshu.kernel.problems.NotFound for a key that is not offered */
    FileRef takeOffer(Actor.Applicant actor, UUID draft, String material, String key);

    /**
     * Checks everything again and turns the draft into a case under the same id.
     *
     * @param acceptNow an official at the window accepts at once
     * @throws luoshu.kernel.problems.Invalid with every problem, pointers {@code /form/…}, {@code /materials/…}, {@code /answers/…}
     */
    CaseReceipt submit(Actor actor, UUID draft, @Nullable String signedName, boolean acceptNow);

    Page<CaseSummary> listOf(Actor.Applicant actor, @Nullable String state, @Nullable String q, PageRequest page);

    CitizenCase getOf(Actor.Applicant actor, String number);

    /** For what hangs on a case and is shown to whose it is. @throws luoshu.kernel.problems.NotFound unless it is the applicant's */
    void requireOf(Actor.Applicant actor, String number);

    /** For anybody who holds both; masked. @throws luoshu.kernel.problems.NotFound for a wrong number as for a wrong code */
    CaseProgress enquire(String number, String queryCode);

    CitizenCase answerCorrection(Actor.Applicant actor, String number, long version, CorrectionAnswer answer);

    CitizenCase withdraw(Actor.Applicant actor, String number, long version, @Nullable String reason);

    CitizenCase supplyDeferred(Actor.Applicant actor, String number, long version, @Nullable Map<String, List<UUID>> materials);

    FileRef addFile(Actor.Applicant actor, String number, String material, InputStream content, String name);

    Page<CaseSummary> list(CaseQuery query, PageRequest page);

    /** Audited as a read of the applicant's data. */
    CaseDossier getDossier(String number);

    /** @throws ActNotPossible @throws CaseChangedMeanwhile @throws luoshu.kernel.access.NotPermitted */
    CaseDossier act(String number, CaseCommand command, long version, CaseCommandBody body);

    String getFlow(String number);

    /** For what hangs on a case and has no reach of its own. @throws luoshu.kernel.problems.NotFound unless the official may read the case */
    void requireReadable(String number);

    /** For modules that act upon whose case it is. @throws luoshu.kernel.problems.NotFound unless the official may read the case */
    CaseParties getParties(String number);

    /** Personal values in clear by pointer, for a stated reason; audited. */
    Map<String, String> reveal(String number, List<String> fields, @Nullable String reason);

    /** The whole case, unmasked, for what the platform makes of it when it has ended (its archive). Who may see that is the caller's business. @throws luoshu.kernel.problems.NotFound */
    CaseRecord getRecord(UUID caseId);

    /** How their applicants want the results of those of these cases whose result is issued and not delivered yet; one statement. Who may see that is the caller's business. */
    Map<UUID, Delivery> findResultsToDeliver(Collection<UUID> caseIds);

    /**
     * For modules that come after the decision: {@link CaseCommand#RATE} and {@link CaseCommand#ARCHIVE} go through the same table. The caller has checked who may.
     *
     * @throws ActNotPossible @throws luoshu.kernel.problems.NotFound
     */
    void record(UUID caseId, CaseCommand command, Map<String, Object> detail);

    /**
     * For the module that brings results to people: the result came to the applicant. The caller has checked who may.
     *
     * @throws ActNotPossible @throws luoshu.kernel.problems.NotFound
     */
    void deliver(UUID caseId, DeliveredElsewhere handed);

    /**
     * For the module that follows corrections of shared data: the value of one field of an undecided case becomes {@code value}, as the type of its field reads it, by the official of this request. The caller has checked
     * who may; {@code detail} is for the journal and holds no personal data.
     *
     * @throws ActNotPossible once it is decided @throws luoshu.kernel.problems.Invalid {@code /value} when the form refuses it @throws luoshu.kernel.problems.NotFound
     */
    void correctData(UUID caseId, String pointer, String value, Map<String, Object> detail);

    /** For modules that collect them. The caller has checked who may. @throws luoshu.kernel.problems.NotFound */
    CaseCharges getCharges(UUID caseId);

    /** Lets time do what has fallen due. @return how many cases it moved */
    int sweep();
}
