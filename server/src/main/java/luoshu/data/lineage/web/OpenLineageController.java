package luoshu.data.lineage.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.data.lineage.internal.ReporterKey;
import luoshu.data.lineage.internal.RunEvents;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.access.SignInRequired;
import luoshu.kernel.requests.BoundedBody;
import luoshu.kernel.requests.OwnTransaction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where OpenLineage clients send events, at the address they have by default: {@code Authorization: Bearer lsl-…}. */
@RestController
class OpenLineageController {

    private final RunEvents events;

    OpenLineageController(RunEvents events) {
        this.events = events;
    }

    @PostMapping("/api/v1/lineage")
    @Asks(of = Actor.SystemClient.class)
    @OwnTransaction("clients of OpenLineage send no key of idempotency; an event told again changes nothing")
    @ResponseStatus(HttpStatus.CREATED)
    void event(@RequestAttribute(name = ReporterKey.ATTRIBUTE, required = false) @Nullable ReporterKey key, HttpServletRequest request) throws IOException {
        if (key == null) {
            throw new SignInRequired();
        }
        events.take(key, BoundedBody.read(request, RunEvents.MOST_BYTES, "事件超过 1 MB"));
    }
}
