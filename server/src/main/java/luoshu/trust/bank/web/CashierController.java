package luoshu.trust.bank.web;

import luoshu.trust.bank.internal.Cashier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The simulated bank's own page asks here; the address of an order is its secret. */
@RestController
@RequestMapping("/api/public/bank/orders/{token}")
@ConditionalOnProperty(name = "luoshu.bank.simulated", matchIfMissing = true)
class CashierController {

    record CashierBody(boolean pay) {
    }

    private final Cashier cashier;

    CashierController(Cashier cashier) {
        this.cashier = cashier;
    }

    @GetMapping
    Cashier.CashierView get(@PathVariable String token) {
        return cashier.get(token);
    }

    @PostMapping
    Cashier.CashierView end(@PathVariable String token, @RequestBody CashierBody body) {
        return cashier.end(token, body.pay());
    }
}
