package luoshu.trust.messages.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.kernel.requests.BoundedBody;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.RateLimit;
import luoshu.trust.messages.internal.Receiving;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Receipts of gateways. Anybody may call; only what a gateway signed is heard. */
@RestController
class GatewayController {

    record ReceiptsHeard(int news) {
    }

    private static final int LARGEST = 64 * 1024;
    private final RateLimit addresses = new RateLimit(1_200);
    private final Receiving receiving;

    GatewayController(Receiving receiving) {
        this.receiving = receiving;
    }

    @PostMapping("/api/public/messages/receipts/{gateway}")
    @OwnTransaction("a gateway sends no Idempotency-Key: a receipt heard again changes nothing")
    ReceiptsHeard hear(@PathVariable String gateway, HttpServletRequest request) throws IOException {
        addresses.take(request.getRemoteAddr());
        byte[] body = BoundedBody.read(request, LARGEST, "receipts come in smaller portions");
        return new ReceiptsHeard(receiving.hear(gateway, body, request::getHeader));
    }
}
