package luoshu.kernel.cases.internal;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseCharges;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseCommandBody;
import luoshu.kernel.cases.CaseDossier;
import luoshu.kernel.cases.CaseParties;
import luoshu.kernel.cases.CaseProgress;
import luoshu.kernel.cases.CaseQuery;
import luoshu.kernel.cases.CaseReceipt;
import luoshu.kernel.cases.CaseRecord;
import luoshu.kernel.cases.CaseSummary;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.DeliveredElsewhere;
import luoshu.kernel.cases.CitizenCase;
import luoshu.kernel.cases.CorrectionAnswer;
import luoshu.kernel.cases.Delivery;
import luoshu.kernel.cases.Draft;
import luoshu.kernel.cases.DraftChange;
import luoshu.kernel.cases.MaterialOffer;
import luoshu.kernel.cases.NewDraft;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class DefaultCases implements Cases {

    private final DraftDesk drafts;
    private final Submission submission;
    private final CitizenDesk citizens;
    private final StaffDesk staff;
    private final CaseUploads uploads;
    private final MaterialSources sources;
    private final CaseLists lists;
    private final CaseSweep sweep;
    private final CaseRecords records;

    DefaultCases(DraftDesk drafts, Submission submission, CitizenDesk citizens, StaffDesk staff, CaseUploads uploads, MaterialSources sources, CaseLists lists, CaseSweep sweep,
                 CaseRecords records) {
        this.drafts = drafts;
        this.submission = submission;
        this.citizens = citizens;
        this.staff = staff;
        this.uploads = uploads;
        this.sources = sources;
        this.lists = lists;
        this.sweep = sweep;
        this.records = records;
    }

    @Override
    public Draft openDraft(Actor.Applicant actor, NewDraft wish) {
        return drafts.open(actor, wish);
    }

    @Override
    public Draft openDraftAtWindow(Actor.Official clerk, NewDraft wish, UUID applicant, String applicantName, CaseDossier.@Nullable Agent agent) {
        return drafts.openAtWindow(clerk, wish, applicant, applicantName, agent);
    }

    @Override
    public List<Draft> listDrafts(Actor.Applicant actor) {
        return drafts.list(actor);
    }

    @Override
    public Draft getDraft(Actor actor, UUID id) {
        return drafts.read(actor, id);
    }

    @Override
    public Draft changeDraft(Actor actor, UUID id, long version, DraftChange change) {
        return drafts.change(actor, id, version, change);
    }

    @Override
    public void deleteDraft(Actor actor, UUID id, long version) {
        drafts.delete(actor, id, version);
        uploads.discard(id);
    }

    @Override
    public void markFilled(UUID draft) {
        drafts.markFilled(draft);
    }

    @Override
    public FileRef addDraftFile(Actor actor, UUID id, String material, InputStream content, String name) {
        return uploads.addToDraft(actor, id, material, content, name);
    }

    @Override
    public void removeDraftFile(Actor actor, UUID id, String material, UUID file) {
        uploads.removeFromDraft(actor, id, material, file);
    }

    @Override
    public FileRef attachFile(Actor.Applicant actor, UUID draft, String material, UUID file) {
        return uploads.attach(actor, draft, material, file);
    }

    @Override
    public List<MaterialOffer> listOffers(Actor.Applicant actor, UUID draft) {
        return sources.offers(actor, draft);
    }

    @Override
    public FileRef takeOffer(Actor.Applicant actor, UUID draft, String material, String key) {
        return sources.take(actor, draft, material, key);
    }

    @Override
    public CaseReceipt submit(Actor actor, UUID draft, @Nullable String signedName, boolean acceptNow) {
        return submission.submit(actor, drafts.get(actor, draft), signedName, acceptNow);
    }

    @Override
    public Page<CaseSummary> listOf(Actor.Applicant actor, @Nullable String state, @Nullable String q, PageRequest page) {
        return lists.ofApplicant(actor, state, q, page);
    }

    @Override
    public CitizenCase getOf(Actor.Applicant actor, String number) {
        return citizens.read(actor, number);
    }

    @Override
    public void requireOf(Actor.Applicant actor, String number) {
        citizens.load(actor, number);
    }

    @Override
    public CaseProgress enquire(String number, String queryCode) {
        return citizens.enquire(number, queryCode);
    }

    @Override
    public CitizenCase answerCorrection(Actor.Applicant actor, String number, long version, CorrectionAnswer answer) {
        return citizens.answerCorrection(actor, number, version, answer);
    }

    @Override
    public CitizenCase withdraw(Actor.Applicant actor, String number, long version, @Nullable String reason) {
        return citizens.withdraw(actor, number, version, reason);
    }

    @Override
    public CitizenCase supplyDeferred(Actor.Applicant actor, String number, long version, @Nullable Map<String, List<UUID>> materials) {
        return citizens.supplyDeferred(actor, number, version, materials);
    }

    @Override
    public FileRef addFile(Actor.Applicant actor, String number, String material, InputStream content, String name) {
        return uploads.addToCase(citizens.load(actor, number), material, content, name);
    }

    @Override
    public Page<CaseSummary> list(CaseQuery query, PageRequest page) {
        return lists.ofOfficial(query, page);
    }

    @Override
    public CaseDossier getDossier(String number) {
        return staff.read(number);
    }

    @Override
    public CaseDossier act(String number, CaseCommand command, long version, CaseCommandBody body) {
        return staff.act(number, command, version, body);
    }

    @Override
    public String getFlow(String number) {
        return staff.flow(number);
    }

    @Override
    public Map<String, String> reveal(String number, List<String> fields, @Nullable String reason) {
        return staff.reveal(number, fields, reason);
    }

    @Override
    public CaseRecord getRecord(UUID caseId) {
        return records.get(caseId);
    }

    @Override
    public Map<UUID, Delivery> findResultsToDeliver(Collection<UUID> caseIds) {
        return records.resultsToDeliver(caseIds);
    }

    @Override
    public void record(UUID caseId, CaseCommand command, Map<String, Object> detail) {
        staff.record(caseId, command, detail);
    }

    @Override
    public void deliver(UUID caseId, DeliveredElsewhere handed) {
        staff.deliver(caseId, handed);
    }

    @Override
    public void requireReadable(String number) {
        staff.requireReadable(number);
    }

    @Override
    public CaseParties getParties(String number) {
        return staff.parties(number);
    }

    @Override
    public void correctData(UUID caseId, String pointer, String value, Map<String, Object> detail) {
        staff.correctData(caseId, pointer, value, detail);
    }

    @Override
    public CaseCharges getCharges(UUID caseId) {
        return staff.charges(caseId);
    }

    @Override
    public int sweep() {
        return sweep.sweep();
    }
}
