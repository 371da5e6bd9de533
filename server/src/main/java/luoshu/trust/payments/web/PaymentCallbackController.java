package luoshu.trust.payments.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.kernel.requests.BoundedBody;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.RateLimit;
import luoshu.trust.payments.internal.Collecting;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Messages of banks. Anybody may call; only what the bank signed is heard, and each message once. */
@RestController
class PaymentCallbackController {

    /** {@code news}: false when it was known. */
    record Heard(boolean news) {
    }

    private static final int LARGEST = 16 * 1024;
    /** Each forged message is checked and audited: nobody may make us do that without end. */
    private final RateLimit addresses = new RateLimit(1_200);
    private final Collecting collecting;

    PaymentCallbackController(Collecting collecting) {
        this.collecting = collecting;
    }

    @PostMapping("/api/public/payments/callbacks/{provider}")
    @OwnTransaction("a bank sends no Idempotency-Key: the nonce it signed is kept in the transaction of its effect")
    Heard hear(@PathVariable String provider, HttpServletRequest request) throws IOException {
        addresses.take(request.getRemoteAddr());
        byte[] body = BoundedBody.read(request, LARGEST, "no message of a bank is that long");
        return new Heard(collecting.hear(provider, body, request::getHeader));
    }
}
