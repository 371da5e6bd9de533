package luoshu.trust.ledger.web;

import java.util.List;

import luoshu.kernel.access.Access;
import luoshu.kernel.cases.Cases;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.ledger.Receipt;
import luoshu.trust.ledger.internal.CaseEvidence;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Receipts of a case, for whoever may read the case. */
@RestController
class ReceiptController {

    private final Access access;
    private final Cases cases;
    private final Ledger ledger;

    ReceiptController(Access access, Cases cases, Ledger ledger) {
        this.access = access;
        this.cases = cases;
        this.ledger = ledger;
    }

    @GetMapping("/api/portal/cases/{number}/receipts")
    List<Receipt> receipts(@PathVariable String number) {
        String own = cases.getOf(access.applicant(), number).number();
        return ledger.receipts(CaseEvidence.subject(own));
    }
}
