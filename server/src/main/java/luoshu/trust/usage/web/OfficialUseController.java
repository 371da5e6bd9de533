package luoshu.trust.usage.web;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.trust.usage.ReceivedConsent;
import luoshu.trust.usage.UsedCertificate;
import luoshu.trust.usage.internal.ConsentUses;
import luoshu.trust.usage.internal.Consents;
import luoshu.trust.usage.internal.OpenedUses;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Certificates that holders allowed the organ. */
@RestController
@RequestMapping("/api/work")
class OfficialUseController {

    record ForCase(@NotBlank @Size(max = 60) String caseNumber) {
    }

    private final Consents consents;
    private final ConsentUses uses;
    private final OpenedUses opened;
    private final Access access;

    OfficialUseController(Consents consents, ConsentUses uses, OpenedUses opened, Access access) {
        this.consents = consents;
        this.uses = uses;
        this.opened = opened;
        this.access = access;
    }

    @GetMapping("/received-consents")
    @Asks("certificate.use")
    List<ReceivedConsent> list() {
        return consents.received(access.official());
    }

    @PostMapping("/received-consents/{id}/uses")
    @Asks("certificate.use")
    UsedCertificate use(@PathVariable UUID id, @RequestBody @Valid ForCase body) {
        return uses.use(id, body.caseNumber);
    }

    @GetMapping("/certificate-uses/{id}/picture")
    void picture(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        access.official();
        UsePicture.send(opened.picture(id), id, request, response);
    }
}
