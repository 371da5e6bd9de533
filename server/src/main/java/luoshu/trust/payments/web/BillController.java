package luoshu.trust.payments.web;

import java.time.LocalDate;
import java.time.ZoneId;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.kernel.requests.RateLimit;
import luoshu.kernel.texts.Text;
import luoshu.trust.payments.FiscalBill;
import luoshu.trust.payments.internal.BillDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 票据查验 for whoever holds code, number and 校验码; the payer is named only as far as the holder of the bill knows anyway. */
@RestController
class BillController {

    /** @param payerMasked first character of the name */
    record VerifiedBill(String code, String number, boolean red, boolean reversed, long fen, LocalDate issuedOn, Text item, String organName, String payerMasked, @Nullable String reverses,
                        @Nullable String reversedBy) {
    }

    private final BillDesk bills;
    private final RateLimit addresses = new RateLimit(60);
    private final RateLimit numbers = new RateLimit(20);

    BillController(BillDesk bills) {
        this.bills = bills;
    }

    @GetMapping("/api/public/bills/verification")
    VerifiedBill verify(@RequestParam String code, @RequestParam String number, @RequestParam String check, HttpServletRequest request) {
        addresses.take(request.getRemoteAddr());
        if (code.length() == 8 && number.length() == 10) {
            numbers.take(code + number);
        }
        FiscalBill bill = bills.verify(code.strip(), number.strip(), check);
        String payer = bill.payerName();
        return new VerifiedBill(bill.code(), bill.number(), bill.red(), bill.reversed(), bill.fen(), LocalDate.ofInstant(bill.issuedAt(), ZoneId.of("Asia/Shanghai")), bill.matterName(),
                bill.organName(), payer.charAt(0) + "*".repeat(Math.min(payer.length() - 1, 4)), bill.reverses(), bill.reversedBy());
    }
}
