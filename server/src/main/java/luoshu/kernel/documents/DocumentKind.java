package luoshu.kernel.documents;

import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds, with the facts each one cannot do without (beyond those of every document; see {@link DocumentFacts}). */
public enum DocumentKind {

    /** 收件凭证. {@code materials}: list of {name, count, way}; {@code receivedOn}; optional {@code noticeDueOn}: last day on which missing material may still be named; {@code channel}, {@code applicantId} masked, {@code agentName}, {@code clerkName}. */
    RECEIPT("receipt", "receivedOn", "materials"),
    /** 受理通知书. {@code acceptedOn}, {@code limit} in words (7个工作日), {@code dueOn}; optional {@code atOnce} (即办), {@code deemed}, {@code deferred}, {@code deferredDueOn}, {@code fees}: list of {name, amount, basis}. */
    ACCEPTANCE_NOTICE("acceptance-notice", "acceptedOn", "limit", "dueOn"),
    /** 补正告知书. {@code items}: list of {label, reason}; {@code answerDueOn}. */
    CORRECTION_NOTICE("correction-notice", "items"),
    /** 不予受理决定书. {@code reason}, {@code basis}, {@code remedies}: list of sentences. */
    REJECTION("rejection", "reason", "basis", "remedies"),
    /** 特别程序告知书. {@code procedure} name, {@code startsOn}, {@code endsBy}, {@code limit} in words, {@code reason}; optional {@code basis}, {@code officers}: at least so many take part. */
    SPECIAL_PROCEDURE_NOTICE("special-procedure-notice", "procedure", "startsOn", "endsBy", "limit", "reason"),
    /** 延期告知书. {@code reason}, {@code limit} in words, {@code dueOn} new, {@code basis}. */
    EXTENSION_NOTICE("extension-notice", "reason", "limit", "dueOn", "basis"),
    /** 准予行政许可决定书. {@code basis}; optional {@code conclusion} (the matter's own sentence). */
    GRANT_DECISION("grant-decision", "basis"),
    /** 不予行政许可决定书. {@code reason}, {@code basis}, {@code remedies}; optional {@code conclusion}. */
    REFUSE_DECISION("refuse-decision", "reason", "basis", "remedies"),
    /** 撤回确认书. {@code withdrawnOn}; optional {@code reason}. */
    WITHDRAWAL_CONFIRMATION("withdrawal-confirmation", "withdrawnOn"),
    /** 逾期未补正告知书. {@code answerDueOn}. */
    LAPSE_NOTICE("lapse-notice", "answerDueOn"),
    /** 转报告知书. {@code to}, {@code reason}. */
    TRANSFER_NOTICE("transfer-notice", "to", "reason"),
    /** 送达回证. {@code items}: list of {name, reference}; {@code way} in words; {@code deliveredOn}; {@code recipient}, {@code deliveredBy}; optional {@code signedName}. */
    DELIVERY_RECEIPT("delivery-receipt", "items", "way", "recipient"),
    /**
     * 财政电子票据, a page of its own. {@code billCode}, {@code checkCode}, {@code items}: list of {code, name, unit, quantity, standard, amount}; {@code total}, {@code totalWords};
     * {@code payCode}; {@code payeeCode}; optional {@code billNumber}, {@code payerNumber}, {@code remark}, {@code red}, {@code qrText}: what the QR code says.
     */
    FISCAL_BILL("fiscal-bill", "billCode", "checkCode", "items", "total", "totalWords", "payCode", "payeeCode");

    private final String code;
    private final Set<String> required;

    DocumentKind(String code, String... required) {
        this.code = code;
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

    public Set<String> required() {
        return required;
    }
}
