package luoshu.trust.usage.web;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.Access;
import luoshu.trust.usage.internal.OpenedUses;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pages of a certificate that stands in for a paper, for who may read that file of the case. */
@RestController
class UsedInCaseController {

    private final OpenedUses opened;
    private final Access access;

    UsedInCaseController(OpenedUses opened, Access access) {
        this.opened = opened;
        this.access = access;
    }

    @GetMapping("/api/portal/case-certificates/{id}/picture")
    void ofApplicant(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        access.applicant();
        UsePicture.send(opened.inCase(id), id, request, response);
    }

    @GetMapping("/api/work/case-certificates/{id}/picture")
    void ofCase(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        access.official();
        UsePicture.send(opened.inCase(id), id, request, response);
    }
}
