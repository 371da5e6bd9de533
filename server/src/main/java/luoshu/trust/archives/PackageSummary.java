package luoshu.trust.archives;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.kernel.cases.CaseState;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * A package in a list. {@code number} 档号, missing until it is filed. {@code retention}: Y for ever, D30 thirty years. {@code keptUntil} missing: for ever, or not filed.
 * {@code passed}: verdict of the newest check. {@code failure}: why filing did not succeed yet.
 */
public record PackageSummary(UUID id, String caseNumber, @Nullable String number, Text matterName, String applicantName, String organName, CaseState ending, Instant endedAt,
                             PackageState state, Instant dueAt, @Nullable String failure, @Nullable String retention, @Nullable LocalDate keptUntil, @Nullable Instant filedAt,
                             @Nullable Boolean passed, @Nullable Instant checkedAt) {
}
