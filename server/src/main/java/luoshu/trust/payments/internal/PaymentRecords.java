package luoshu.trust.payments.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.messages.Messages;
import luoshu.trust.messages.Notice;
import luoshu.trust.messages.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a movement of money leaves behind, in its transaction: evidence, audit, and word to those it concerns. */
@Component
class PaymentRecords {

    private final Ledger ledger;
    private final Audit audit;
    private final Messages messages;
    private final Clock clock;

    PaymentRecords(Ledger ledger, Audit audit, Messages messages, Clock clock) {
        this.ledger = ledger;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    void due(NoticeRow notice) {
        audit("payment.charge", notice, Map.of("fen", notice.dueFen()));
        tell(notice, "due", "payment.due");
    }

    void paid(NoticeRow notice, AttemptRow attempt, String reference) {
        evidence("payment:" + attempt.orderNo(), "fee-paid", notice, Map.of("order", attempt.orderNo(), "bank", attempt.provider(), "reference", reference, "fen", String.valueOf(attempt.fen())));
        audit("payment.paid", notice, Map.of("order", attempt.orderNo(), "fen", attempt.fen()));
        tell(notice, "paid", "payment.paid");
        messages.notify(new Notice(key(notice, "paid-office"), Recipient.organ(notice.organ()), "payment.paid-office", variables(notice), notice.caseNumber(), notice.subject()));
    }

    void billIssued(NoticeRow notice, String bill, long fen, @Nullable String reverses) {
        Map<String, String> content = new TreeMap<>(Map.of("bill", bill, "fen", String.valueOf(fen)));
        if (reverses != null) {
            content.put("reverses", reverses);
        }
        evidence("bill:" + bill, reverses == null ? "bill-issued" : "bill-reversed", notice, content);
    }

    void refunded(NoticeRow notice, RefundRow refund, String reference) {
        evidence("refund:" + refund.refundNo(), "refund-made", notice, Map.of("refund", refund.refundNo(), "order", refund.orderNo(), "reference", reference, "fen", String.valueOf(refund.fen()),
                "kind", refund.kind().name()));
        audit("payment.refunded", notice, Map.of("refund", refund.refundNo(), "fen", refund.fen()));
        tell(notice, "refunded:" + refund.refundNo(), refund.surplus() ? "payment.surplus-returned" : "payment.refunded");
    }

    void ended(NoticeRow notice, String template) {
        tell(notice, template, "payment." + template);
    }

    void audit(String action, NoticeRow notice, Map<String, Object> detail) {
        audit.record(Act.done(action, "payment:" + notice.id()).onCase(notice.caseNumber(), notice.matterCode()).of(notice.payer()).with(detail));
    }

    private void evidence(String key, String kind, NoticeRow notice, Map<String, String> more) {
        Map<String, String> content = new TreeMap<>(more);
        content.put("case", notice.caseNumber());
        content.put("notice", notice.code());
        ledger.record(List.of(new Ledger.Act(key, "case:" + notice.caseNumber(), new Evidence(kind, clock.instant(), notice.organ(), content))));
    }

    /** The payer, and the person who applied for them. */
    private void tell(NoticeRow notice, String what, String template) {
        messages.notify(Stream.of(notice.payer(), notice.person()).distinct()
                .map(party -> new Notice(key(notice, what), Recipient.party(party), template, variables(notice), notice.caseNumber(), notice.subject()))
                .toList());
    }

    private static String key(NoticeRow notice, String what) {
        return "payment:" + notice.id() + ":" + what;
    }

    private static Map<String, String> variables(NoticeRow notice) {
        return Map.of("matterName", notice.matterName().zh(), "matterName@en", notice.matterName().en(), "number", notice.caseNumber(), "sum", Yuan.figures(notice.dueFen()),
                "dueOn", notice.dueOn().toString(), "payer", notice.payerName());
    }
}
