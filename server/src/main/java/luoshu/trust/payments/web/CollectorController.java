package luoshu.trust.payments.web;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.payments.FiscalBill;
import luoshu.trust.payments.NoticeState;
import luoshu.trust.payments.PaymentNotice;
import luoshu.trust.payments.PaymentNoticeRow;
import luoshu.trust.payments.PaymentRefund;
import luoshu.trust.payments.internal.BillDesk;
import luoshu.trust.payments.internal.CollectorDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 收费与票据, for officials. */
@RestController
class CollectorController {

    record CancelBody(@Nullable String reason) {
    }

    record ReductionBody(long fen, @Nullable String reason, @Nullable String basis) {
    }

    record RefundBody(PaymentRefund.@Nullable Kind kind, @Nullable String reason) {
    }

    record ApprovalBody(boolean approve, @Nullable String note) {
    }

    private static final Permission READ = new Permission("payment.read");
    private final CollectorDesk desk;
    private final BillDesk bills;
    private final Access access;

    CollectorController(CollectorDesk desk, BillDesk bills, Access access) {
        this.desk = desk;
        this.bills = bills;
        this.access = access;
    }

    @GetMapping("/api/work/payments")
    Page<PaymentNoticeRow> list(@RequestParam(required = false) @Nullable NoticeState state, @RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page,
                                @RequestParam(defaultValue = "20") int size) {
        access.require(READ);
        return desk.page(state, q, new PageRequest(page, size));
    }

    @GetMapping("/api/work/payments/{id}")
    PaymentNotice get(@PathVariable UUID id) {
        return desk.get(id);
    }

    @GetMapping("/api/work/cases/{number}/payments")
    List<PaymentNotice> ofCase(@PathVariable String number) {
        return desk.ofCase(number);
    }

    @PostMapping("/api/work/payments/{id}/cancel")
    @Asks("payment.collect")
    PaymentNotice cancel(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody CancelBody body) {
        return desk.cancel(id, IfMatch.version(ifMatch), body.reason());
    }

    @PostMapping("/api/work/payments/{id}/renew")
    @Asks("payment.collect")
    PaymentNotice renew(@PathVariable UUID id) {
        return desk.renew(id);
    }

    @PostMapping("/api/work/payments/{id}/reductions")
    @Asks("payment.collect")
    PaymentNotice askReduction(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody ReductionBody body) {
        return desk.askReduction(id, IfMatch.version(ifMatch), body.fen(), body.reason(), body.basis());
    }

    @PostMapping("/api/work/payments/{id}/reductions/{reduction}/decision")
    @Asks("payment.approve")
    PaymentNotice decideReduction(@PathVariable UUID id, @PathVariable UUID reduction, @RequestBody ApprovalBody body) {
        return desk.decideReduction(id, reduction, body.approve(), body.note());
    }

    @PostMapping("/api/work/payments/{id}/refunds")
    @Asks("payment.collect")
    PaymentNotice askRefund(@PathVariable UUID id, @RequestBody RefundBody body) {
        return desk.askRefund(id, body.kind(), body.reason());
    }

    @GetMapping("/api/work/refunds")
    Page<PaymentRefund> refunds(@RequestParam(required = false) PaymentRefund.@Nullable State state, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.require(READ);
        return desk.refunds(state, new PageRequest(page, size));
    }

    @PostMapping("/api/work/refunds/{id}/decision")
    @Asks("payment.approve")
    PaymentRefund decideRefund(@PathVariable UUID id, @RequestBody ApprovalBody body) {
        return desk.decideRefund(id, body.approve(), body.note());
    }

    @GetMapping("/api/work/bills")
    Page<FiscalBill> bills(@RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.require(READ);
        return bills.page(q, new PageRequest(page, size));
    }
}
