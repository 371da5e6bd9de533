package luoshu.trust.usage.web;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.Access;
import luoshu.trust.usage.ReceivedConsent;
import luoshu.trust.usage.UsedCertificate;
import luoshu.trust.usage.internal.ConsentUses;
import luoshu.trust.usage.internal.Consents;
import luoshu.trust.usage.internal.OpenedUses;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 授权给我的证照: for persons and enterprises. */
@RestController
@RequestMapping("/api/portal")
class ReceiverController {

    private final Consents consents;
    private final ConsentUses uses;
    private final OpenedUses opened;
    private final Access access;

    ReceiverController(Consents consents, ConsentUses uses, OpenedUses opened, Access access) {
        this.consents = consents;
        this.uses = uses;
        this.opened = opened;
        this.access = access;
    }

    @GetMapping("/received-consents")
    List<ReceivedConsent> list() {
        return consents.received(access.applicant());
    }

    @PostMapping("/received-consents/{id}/uses")
    UsedCertificate use(@PathVariable UUID id) {
        return uses.use(access.applicant(), id);
    }

    @GetMapping("/certificate-uses/{id}/picture")
    void picture(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        access.applicant();
        UsePicture.send(opened.picture(id), id, request, response);
    }
}
