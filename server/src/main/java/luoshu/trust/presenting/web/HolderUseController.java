package luoshu.trust.presenting.web;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.trust.codes.GivenCode;
import luoshu.trust.presenting.Use;
import luoshu.trust.presenting.internal.Presenting;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What holders do with their certificates. */
@RestController
@RequestMapping("/api/portal/certificates/{id}")
class HolderUseController {

    private final Presenting presenting;
    private final Access access;

    HolderUseController(Presenting presenting, Access access) {
        this.presenting = presenting;
        this.access = access;
    }

    @PostMapping("/codes")
    GivenCode show(@PathVariable UUID id) {
        return presenting.show(access.applicant(), id);
    }

    /** Newest first, at most 200. */
    @GetMapping("/uses")
    List<Use> uses(@PathVariable UUID id) {
        return presenting.uses(access.applicant(), id);
    }
}
