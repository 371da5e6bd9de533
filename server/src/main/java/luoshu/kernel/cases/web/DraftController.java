package luoshu.kernel.cases.web;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.cases.CaseReceipt;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.Draft;
import luoshu.kernel.cases.DraftChange;
import luoshu.kernel.cases.NewDraft;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.requests.IfMatch;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Applications being filled in, for applicants. */
@RestController
@RequestMapping("/api/portal/drafts")
class DraftController {

    private final Cases cases;
    private final Access access;

    DraftController(Cases cases, Access access) {
        this.cases = cases;
        this.access = access;
    }

    @PostMapping
    @Asks(of = Actor.Applicant.class)
    Draft open(@RequestBody NewDraft wish) {
        return cases.openDraft(access.applicant(), wish);
    }

    @GetMapping
    List<Draft> list() {
        return cases.listDrafts(access.applicant());
    }

    @GetMapping("/{id}")
    Draft get(@PathVariable UUID id) {
        return cases.getDraft(access.applicant(), id);
    }

    @PutMapping("/{id}")
    @Asks(of = Actor.Applicant.class)
    Draft change(@PathVariable UUID id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody DraftChange change) {
        return cases.changeDraft(access.applicant(), id, IfMatch.version(version), change);
    }

    @DeleteMapping("/{id}")
    void delete(@PathVariable UUID id, @RequestHeader(name = "If-Match", required = false) @Nullable String version) {
        cases.deleteDraft(access.applicant(), id, IfMatch.version(version));
    }

    @PostMapping("/{id}/materials/{code}/files")
    @Asks(of = Actor.Applicant.class)
    FileRef addFile(@PathVariable UUID id, @PathVariable String code, @RequestPart MultipartFile file) throws IOException {
        return cases.addDraftFile(access.applicant(), id, code, file.getInputStream(), String.valueOf(file.getOriginalFilename()));
    }

    @DeleteMapping("/{id}/materials/{code}/files/{fileId}")
    void removeFile(@PathVariable UUID id, @PathVariable String code, @PathVariable UUID fileId) {
        cases.removeDraftFile(access.applicant(), id, code, fileId);
    }

    @PostMapping("/{id}/submit")
    @Asks(of = Actor.Applicant.class)
    CaseReceipt submit(@PathVariable UUID id, @RequestBody Signature signature) {
        return cases.submit(access.applicant(), id, signature.signedName(), false);
    }

    record Signature(@Nullable String signedName) {
    }
}
