package luoshu.trust.archives.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.kernel.access.Subject;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.texts.Text;
import luoshu.trust.archives.PackageState;
import luoshu.trust.archives.PackageSummary;
import org.jspecify.annotations.Nullable;

/** A row of archives.package. */
record PackageRow(UUID id, UUID caseId, String caseNumber, String organ, String organName, String duty, String region, int confidentiality, String matterCode, Text matterName, UUID applicant,
                  String applicantName, CaseState ending, Instant endedAt, PackageState state, long version, Instant dueAt, int attempts, @Nullable String failure, @Nullable String number,
                  @Nullable Integer serial, @Nullable Integer year, @Nullable String retention, @Nullable String retentionBasis, @Nullable LocalDate keptUntil, @Nullable Instant packedAt,
                  @Nullable Instant filedAt, @Nullable UUID file, @Nullable String sha256, @Nullable Long bytes, @Nullable String manifest, @Nullable String key, @Nullable String metadata,
                  @Nullable Boolean passed, @Nullable Instant checkedAt) {

    Subject subject() {
        return new Subject(organ, duty, region, confidentiality);
    }

    PackageSummary summary() {
        return new PackageSummary(id, caseNumber, state == PackageState.WAITING ? null : number, matterName, applicantName, organName, ending, endedAt, state, dueAt, failure, retention, keptUntil,
                filedAt, passed, checkedAt);
    }
}
