package luoshu.service.acceptance.web;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.cases.CaseDossier;
import luoshu.kernel.cases.CaseReceipt;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.Draft;
import luoshu.kernel.cases.DraftChange;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.parties.RegisteredParty;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.requests.IfMatch;
import luoshu.service.acceptance.Acceptance;
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

/** Window acceptance. After the draft is opened everything has the shape it has on the portal. */
@RestController
@RequestMapping("/api/work/acceptance")
class AcceptanceController {

    private final Acceptance acceptance;
    private final Cases cases;
    private final Access access;

    AcceptanceController(Acceptance acceptance, Cases cases, Access access) {
        this.acceptance = acceptance;
        this.cases = cases;
        this.access = access;
    }

    @PostMapping("/applicants")
    @Asks("acceptance.file")
    RegisteredParty register(@RequestBody WindowApplicant applicant) {
        if (applicant.kind == null) {
            throw new Invalid("/kind", "required", "请选择申请人类型");
        }
        return acceptance.register(applicant.kind, applicant.name, applicant.idNumber, applicant.creditCode, applicant.mobile);
    }

    @PostMapping("/drafts")
    @Asks("acceptance.file")
    Draft open(@RequestBody WindowDraft wish) {
        if (wish.matterCode == null || wish.matterCode.isBlank()) {
            throw new Invalid("/matterCode", "required", "请选择事项");
        }
        if (wish.partyId == null) {
            throw new Invalid("/partyId", "required", "请先登记申请人");
        }
        return acceptance.open(wish.matterCode, wish.partyId, wish.agent, wish.answers, wish.commitment);
    }

    @GetMapping("/drafts/{id}")
    Draft get(@PathVariable UUID id) {
        return cases.getDraft(clerk(), id);
    }

    @PutMapping("/drafts/{id}")
    @Asks("acceptance.file")
    Draft change(@PathVariable UUID id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody DraftChange change) {
        return cases.changeDraft(clerk(), id, IfMatch.version(version), change);
    }

    @DeleteMapping("/drafts/{id}")
    void delete(@PathVariable UUID id, @RequestHeader(name = "If-Match", required = false) @Nullable String version) {
        cases.deleteDraft(clerk(), id, IfMatch.version(version));
    }

    @PostMapping("/drafts/{id}/materials/{code}/files")
    @Asks("acceptance.file")
    FileRef addFile(@PathVariable UUID id, @PathVariable String code, @RequestPart MultipartFile file) throws IOException {
        return cases.addDraftFile(clerk(), id, code, file.getInputStream(), String.valueOf(file.getOriginalFilename()));
    }

    @DeleteMapping("/drafts/{id}/materials/{code}/files/{fileId}")
    void removeFile(@PathVariable UUID id, @PathVariable String code, @PathVariable UUID fileId) {
        cases.removeDraftFile(clerk(), id, code, fileId);
    }

    @PostMapping("/drafts/{id}/submit")
    @Asks("acceptance.file")
    CaseReceipt submit(@PathVariable UUID id, @RequestBody WindowSignature signature) {
        return cases.submit(clerk(), id, signature.signedName, Boolean.TRUE.equals(signature.acceptNow));
    }

    private Actor.Official clerk() {
        access.require(Acceptance.FILE);
        return access.official();
    }

    record WindowApplicant(@Nullable PartyKind kind, @Nullable String name, @Nullable String idNumber, @Nullable String creditCode, @Nullable String mobile) {
    }

    record WindowDraft(@Nullable String matterCode, @Nullable UUID partyId, CaseDossier.@Nullable Agent agent, @Nullable Map<String, Object> answers, @Nullable Boolean commitment) {
    }

    /** {@code acceptNow}: the clerk has looked at everything and accepts on the spot; needs the permission to accept. */
    record WindowSignature(@Nullable String signedName, @Nullable Boolean acceptNow) {
    }
}
