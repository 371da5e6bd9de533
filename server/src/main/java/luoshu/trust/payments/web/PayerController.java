package luoshu.trust.payments.web;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.payments.PaymentNotice;
import luoshu.trust.payments.PaymentNoticeRow;
import luoshu.trust.payments.internal.PayerDesk;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 我的缴费: what is to be paid, paying it, and what became of it. */
@RestController
class PayerController {

    /** Where to pay: a path of ours, or the bank's address. */
    record Checkout(String url) {
    }

    private final PayerDesk desk;
    private final Access access;

    PayerController(PayerDesk desk, Access access) {
        this.desk = desk;
        this.access = access;
    }

    @GetMapping("/api/portal/payments")
    Page<PaymentNoticeRow> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.applicant();
        return desk.page(new PageRequest(page, size));
    }

    @GetMapping("/api/portal/cases/{number}/payments")
    List<PaymentNotice> ofCase(@PathVariable String number) {
        return desk.ofCase(number);
    }

    @GetMapping("/api/portal/payments/{id}")
    PaymentNotice get(@PathVariable UUID id) {
        return desk.get(id);
    }

    @PostMapping("/api/portal/payments/{id}/checkout")
    @Asks(of = Actor.Applicant.class)
    @OwnTransaction("the bank is asked between two transactions; repeated, the order that is open is given again")
    Checkout checkout(@PathVariable UUID id) {
        return new Checkout(desk.checkout(id));
    }

    @PostMapping("/api/portal/payments/{id}/refresh")
    @Asks(of = Actor.Applicant.class)
    @OwnTransaction("a question to the bank; its answer is booked once")
    PaymentNotice refresh(@PathVariable UUID id) {
        return desk.refresh(id);
    }

    @PostMapping("/api/portal/payments/{id}/renew")
    @Asks(of = Actor.Applicant.class)
    PaymentNotice renew(@PathVariable UUID id) {
        return desk.renew(id);
    }
}
