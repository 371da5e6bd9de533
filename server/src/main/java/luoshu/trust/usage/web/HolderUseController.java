package luoshu.trust.usage.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.trust.usage.Consent;
import luoshu.trust.usage.NewConsent;
import luoshu.trust.usage.Use;
import luoshu.trust.usage.internal.Consents;
import luoshu.trust.usage.internal.History;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What holders see of the uses of their certificates, and whom they allow. */
@RestController
@RequestMapping("/api/portal/certificates/{id}")
class HolderUseController {

    private final History history;
    private final Consents consents;
    private final Access access;

    HolderUseController(History history, Consents consents, Access access) {
        this.history = history;
        this.consents = consents;
        this.access = access;
    }

    /** Newest first, at most 200. */
    @GetMapping("/uses")
    List<Use> uses(@PathVariable UUID id) {
        return history.of(access.applicant(), id);
    }

    /** Newest first, at most 200. */
    @GetMapping("/consents")
    List<Consent> consents(@PathVariable UUID id) {
        return consents.given(access.applicant(), id);
    }

    @PostMapping("/consents")
    @Asks(of = Actor.Applicant.class)
    Consent give(@PathVariable UUID id, @RequestBody @Valid NewConsent wish) {
        return consents.give(access.applicant(), id, wish);
    }

    /** From the next use on; repeating it changes nothing. */
    @PostMapping("/consents/{consent}/revoke")
    Consent revoke(@PathVariable UUID id, @PathVariable UUID consent) {
        return consents.revoke(access.applicant(), id, consent);
    }
}
