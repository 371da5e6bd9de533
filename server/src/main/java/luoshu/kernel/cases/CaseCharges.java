package luoshu.kernel.cases;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Subject;
import luoshu.kernel.matters.FeeCharge;
import luoshu.kernel.texts.Text;

/** What a case costs under the matter it was opened for, and who owes it to whom. {@code person}: who applied for {@code applicant}, or the same. */
public record CaseCharges(UUID caseId, String number, String matterCode, Text matterName, String taskType, String organ, String organName, Subject subject, UUID applicant, UUID person,
                          String applicantName, List<FeeCharge> fees) {
}
