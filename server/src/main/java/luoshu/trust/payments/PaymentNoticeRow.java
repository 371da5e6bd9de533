package luoshu.trust.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.kernel.texts.Text;

/** A notice in a list. */
public record PaymentNoticeRow(UUID id, String code, String caseNumber, Text matterName, String organName, String payerName, long dueFen, NoticeState state, boolean waived, Instant issuedAt,
                               LocalDate dueOn) {
}
