package luoshu.trust.delivery.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.kernel.requests.BoundedBody;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.RateLimit;
import luoshu.trust.delivery.internal.Tracking;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tracking events of couriers. Anybody may call; only what the courier signed is heard, and each event once. */
@RestController
class CourierCallbackController {

    record EventsHeard(int news) {
    }

    private static final int LARGEST = 64 * 1024;
    private final RateLimit addresses = new RateLimit(1_200);
    private final Tracking tracking;

    CourierCallbackController(Tracking tracking) {
        this.tracking = tracking;
    }

    @PostMapping("/api/public/deliveries/callbacks/{courier}")
    @OwnTransaction("a courier sends no Idempotency-Key: an event heard again changes nothing")
    EventsHeard events(@PathVariable String courier, HttpServletRequest request) throws IOException {
        addresses.take(request.getRemoteAddr());
        byte[] body = BoundedBody.read(request, LARGEST, "events come in smaller portions");
        return new EventsHeard(tracking.hear(courier, body, request::getHeader));
    }
}
