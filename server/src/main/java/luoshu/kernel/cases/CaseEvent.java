package luoshu.kernel.cases;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.texts.Text;

/** A fact about a case, as listeners are told it. {@code sequence} is its place in the journal; {@code told} says who is to be told, or why nobody. */
public record CaseEvent(CaseFact fact, UUID caseId, String number, int sequence, CaseState state, Instant at, String matterCode, Text matterName, String organ, String organName,
                        String duty, String region, int confidentiality, UUID applicant, String applicantName, UUID person, Told told, String actorSubject) {

    /** APPLICANT: a message goes to the applicant and the person who applied. OFFICIALS: the task just opened is the message. Otherwise the reason why nobody is told. */
    public enum Told { APPLICANT, OFFICIALS, INTERNAL_STEP, OWN_ACT, STATISTICS_ONLY }
}
