package luoshu.trust.seals.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.seals.EnterpriseSeals;
import luoshu.trust.seals.SealAct;
import luoshu.trust.seals.SealChoice;
import luoshu.trust.seals.SealJournalEntry;
import luoshu.trust.seals.SealUseRow;
import luoshu.trust.seals.SealView;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** 我的印章. */
@RestController
@RequestMapping("/api/portal/seals")
class OwnSealController {

    private final EnterpriseSeals seals;
    private final Access access;

    OwnSealController(EnterpriseSeals seals, Access access) {
        this.seals = seals;
        this.access = access;
    }

    @GetMapping
    List<SealView> list() {
        access.applicant();
        return seals.list();
    }

    @GetMapping("/choices")
    List<SealChoice> choices() {
        access.applicant();
        return seals.choices();
    }

    @GetMapping("/{id}")
    SealView one(@PathVariable String id) {
        access.applicant();
        return seals.get(id);
    }

    @GetMapping("/{id}/picture")
    void picture(@PathVariable String id, HttpServletResponse response) throws IOException {
        access.applicant();
        Pictures.send(seals.picture(id), response);
    }

    @GetMapping("/{id}/journal")
    List<SealJournalEntry> journal(@PathVariable String id) {
        access.applicant();
        return seals.journal(id);
    }

    @GetMapping("/{id}/uses")
    Page<SealUseRow> uses(@PathVariable String id, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.applicant();
        return seals.uses(id, new PageRequest(page, size));
    }

    @GetMapping("/{id}/sealed")
    List<FileRef> sealed(@PathVariable String id) {
        access.applicant();
        return seals.sealed(id);
    }

    @PostMapping
    @Asks(of = Actor.Applicant.class)
    SealView apply(@RequestBody @Valid OwnSealBody body) {
        return seals.apply(body.words(), body.note());
    }

    @PostMapping("/{id}/enable")
    @Asks(of = Actor.Applicant.class)
    SealView enable(@PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody @Valid OwnNoteBody body) {
        return seals.act(id, SealAct.ENABLE, IfMatch.version(version), body.note());
    }

    @PostMapping("/{id}/suspend")
    @Asks(of = Actor.Applicant.class)
    SealView suspend(@PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody @Valid OwnNoteBody body) {
        return seals.act(id, SealAct.SUSPEND, IfMatch.version(version), body.note());
    }

    @PostMapping("/{id}/resume")
    @Asks(of = Actor.Applicant.class)
    SealView resume(@PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody @Valid OwnNoteBody body) {
        return seals.act(id, SealAct.RESUME, IfMatch.version(version), body.note());
    }

    @PostMapping("/{id}/cancel")
    @Asks(of = Actor.Applicant.class)
    SealView cancel(@PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody @Valid OwnNoteBody body) {
        return seals.act(id, SealAct.CANCEL, IfMatch.version(version), body.note());
    }

    @PostMapping(path = "/{id}/seal", consumes = "multipart/form-data")
    @Asks(of = Actor.Applicant.class)
    FileRef seal(@PathVariable String id, @RequestPart MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return seals.seal(id, in, String.valueOf(file.getOriginalFilename()));
        }
    }

    record OwnSealBody(@NotNull String words, @NotNull String note) {
    }

    record OwnNoteBody(@NotNull String note) {
    }
}
