package luoshu.service.portal;

import java.time.Instant;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked at the applicant's data.
 *
 * @param action  what was looked at, a code the browser has words for: case.read, case.reveal, file.read, document.read, party.details …
 * @param organName    null when it was no official, but a system or somebody acting for the applicant
 * @param officialPost the official's post; the name of the system or person otherwise
 * @param purpose the reason that was given, where one had to be
 */
public record DataAccess(Instant at, @Nullable String organName, String officialPost, String action, @Nullable String purpose, @Nullable String caseNumber, @Nullable Text matterName) {
}
