package luoshu.trust.payments.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Subject;
import luoshu.kernel.matters.FeeCharge;
import luoshu.kernel.texts.Text;
import luoshu.trust.payments.NoticeState;
import org.jspecify.annotations.Nullable;

/** A row of payments.notice. */
record NoticeRow(UUID id, String code, UUID caseId, String caseNumber, String matterCode, Text matterName, String organ, String organName, String duty, String region, int confidentiality,
                 UUID payer, UUID person, String payerName, @Nullable String payerNumber, List<FeeCharge> items, long fen, long reducedFen, NoticeState state, boolean waived, int version,
                 Instant issuedAt, LocalDate dueOn, @Nullable Instant paidAt, @Nullable String endReason) {

    long dueFen() {
        return fen - reducedFen;
    }

    Subject subject() {
        return new Subject(organ, duty, region, confidentiality);
    }

    String catalogCode() {
        return matterCode.length() == 33 ? matterCode.substring(19, 31) : matterCode;
    }
}
