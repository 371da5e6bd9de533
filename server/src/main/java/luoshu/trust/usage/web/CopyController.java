package luoshu.trust.usage.web;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.files.FileAnswer;
import luoshu.trust.usage.CopyView;
import luoshu.trust.usage.NewCopy;
import luoshu.trust.usage.internal.CopyDesk;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 加注件 */
@RestController
@RequestMapping("/api/portal/certificates/{id}/copies")
class CopyController {

    private final CopyDesk copies;
    private final Access access;

    CopyController(CopyDesk copies, Access access) {
        this.copies = copies;
        this.access = access;
    }

    /** Newest first, at most 100. */
    @GetMapping
    List<CopyView> copies(@PathVariable UUID id) {
        return copies.made(access.applicant(), id);
    }

    @PostMapping
    @Asks(of = Actor.Applicant.class)
    CopyView makeCopy(@PathVariable UUID id, @RequestBody @Valid NewCopy wish) {
        return copies.make(access.applicant(), id, wish);
    }

    @GetMapping("/{copy}/file")
    void copyFile(@PathVariable UUID id, @PathVariable UUID copy, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(copies.file(access.applicant(), id, copy), copy, ".ofd", "application/ofd", false, request, response);
    }

    @GetMapping("/{copy}/rendition")
    void copyRendition(@PathVariable UUID id, @PathVariable UUID copy, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(copies.rendition(access.applicant(), id, copy), copy, ".pdf", "application/pdf", true, request, response);
    }

    private static void send(byte[] bytes, UUID copy, String ending, String type, boolean inline, HttpServletRequest request, HttpServletResponse response) throws IOException {
        FileAnswer.send(request, response, "加注件-" + copy + ending, type, bytes, copy + ending, inline);
    }
}
