package luoshu.data.cascade.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.data.cascade.internal.Hearing;
import luoshu.kernel.requests.BoundedBody;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.RateLimit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Other installations call here. Anybody may; only what the key of a registered node signed is heard. */
@RestController
class LinkController {

    private final RateLimit addresses = new RateLimit(6_000);
    private final Hearing hearing;

    LinkController(Hearing hearing) {
        this.hearing = hearing;
    }

    @PostMapping("/api/public/cascade/exchange")
    @OwnTransaction("a node sends no Idempotency-Key: messages are numbered, and a call is heard once")
    ResponseEntity<byte[]> exchange(HttpServletRequest request) throws IOException {
        addresses.take(request.getRemoteAddr());
        byte[] body = BoundedBody.read(request, hearing.most(), "a call holds fewer messages");
        Hearing.Answer answer = hearing.hear(request::getHeader, body);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).header("Luoshu-Signature", answer.signature()).body(answer.body());
    }
}
