package luoshu.kernel.documents;

import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds, with the facts each one cannot do without (beyond those of every document; see {@link DocumentFacts}). */
public enum DocumentKind {

    /** 收件凭证. {@code materials}: list of {name, count, way}; {@code receivedOn}; {@code noticeDueOn}: last day on which missing material may still be named. */
    RECEIPT("receipt", false, "receivedOn", "materials"),
    /** 受理通知书. {@code acceptedOn}, {@code limit} in words (7个工作日), {@code dueOn}. */
    ACCEPTANCE_NOTICE("acceptance-notice", true, "acceptedOn", "limit", "dueOn"),
    /** 补正告知书. {@code items}: list of {label, reason}; {@code answerDueOn}. */
    CORRECTION_NOTICE("correction-notice", true, "items"),
    /** 不予受理决定书. {@code reason}, {@code basis}, {@code remedies}: list of sentences. */
    REJECTION("rejection", true, "reason", "basis", "remedies"),
    /** 特别程序告知书. {@code procedure} name, {@code startsOn}, {@code endsBy}, {@code limit} in words, {@code reason}. */
    SPECIAL_PROCEDURE_NOTICE("special-procedure-notice", true, "procedure", "startsOn", "endsBy", "limit", "reason"),
    /** 延期告知书. {@code reason}, {@code limit} in words, {@code dueOn} new, {@code basis}. */
    EXTENSION_NOTICE("extension-notice", true, "reason", "limit", "dueOn", "basis"),
    /** 准予行政许可决定书. {@code basis}; optional {@code conclusion} (the matter's own sentence), {@code resultName}, {@code resultNumber}, {@code validFrom}, {@code validTo}. */
    GRANT_DECISION("grant-decision", true, "basis"),
    /** 不予行政许可决定书. {@code reason}, {@code basis}, {@code remedies}; optional {@code conclusion}. */
    REFUSE_DECISION("refuse-decision", true, "reason", "basis", "remedies"),
    /** 撤回确认书. {@code withdrawnOn}; optional {@code reason}. */
    WITHDRAWAL_CONFIRMATION("withdrawal-confirmation", true, "withdrawnOn"),
    /** 逾期未补正告知书. {@code answerDueOn}. */
    LAPSE_NOTICE("lapse-notice", true, "answerDueOn"),
    /** 转报告知书. {@code to}, {@code reason}. */
    TRANSFER_NOTICE("transfer-notice", true, "to", "reason"),
    /** 送达回证. {@code items}: list of {name, reference}; {@code way} in words; {@code deliveredOn}; {@code recipient}. */
    DELIVERY_RECEIPT("delivery-receipt", true, "items", "way", "recipient");

    private final String code;
    private final boolean numbered;
    private final Set<String> required;

    DocumentKind(String code, boolean numbered, String... required) {
        this.code = code;
        this.numbered = numbered;
        this.required = Set.of(required);
    }

    public static Optional<DocumentKind> of(String code) {
        for (DocumentKind kind : values()) {
            if (kind.code.equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** A receipt bears the case number only; everything that decides or notifies bears a number of its own. */
    public boolean numbered() {
        return numbered;
    }

    public Set<String> required() {
        return required;
    }
}
