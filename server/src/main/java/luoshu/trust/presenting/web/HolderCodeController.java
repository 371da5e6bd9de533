package luoshu.trust.presenting.web;

import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.trust.codes.GivenCode;
import luoshu.trust.presenting.internal.Presenting;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A holder shows a certificate. */
@RestController
class HolderCodeController {

    private final Presenting presenting;
    private final Access access;

    HolderCodeController(Presenting presenting, Access access) {
        this.presenting = presenting;
        this.access = access;
    }

    @PostMapping("/api/portal/certificates/{id}/codes")
    GivenCode show(@PathVariable UUID id) {
        return presenting.show(access.applicant(), id);
    }
}
