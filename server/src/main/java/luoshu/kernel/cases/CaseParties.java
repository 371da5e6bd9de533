package luoshu.kernel.cases;

import java.util.UUID;

import luoshu.kernel.texts.Text;

/** Whose case it is and what it is about. {@code catalogCode}: 12 digits. */
public record CaseParties(UUID id, String number, UUID applicant, String applicantName, String catalogCode, Text matterName) {
}
