package luoshu.trust.materials.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.materials.SpaceItem;
import luoshu.trust.materials.SpaceStanding;
import luoshu.trust.materials.Spaces;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** 材料空间, for whom one acts for. */
@RestController
@RequestMapping("/api/portal/materials")
class SpaceController {

    private static final int LONGEST = 60;

    record MaterialWords(@NotBlank @Size(max = LONGEST) String kind, @NotBlank @Size(max = LONGEST) String name, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {
        Spaces.Words words() {
            return new Spaces.Words(kind, name, validFrom, validTo);
        }
    }

    record KeepingBody(boolean keep) {
    }

    private final Spaces spaces;
    private final Access access;

    SpaceController(Spaces spaces, Access access) {
        this.spaces = spaces;
        this.access = access;
    }

    @GetMapping
    Page<SpaceItem> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String kind, @RequestParam(defaultValue = "0") int page,
                         @RequestParam(defaultValue = "20") int size) {
        Actor.Applicant actor = access.applicant();
        if (q != null && q.length() > 100) {
            throw new Invalid("/q", "too-long", "查询内容过长");
        }
        return spaces.list(actor, q, kind, new PageRequest(page, size));
    }

    @GetMapping("/standing")
    SpaceStanding standing() {
        return spaces.standing(access.applicant());
    }

    @PutMapping("/consent")
    @Asks(of = Actor.Applicant.class)
    SpaceStanding consent(@RequestBody @Valid KeepingBody body) {
        return spaces.changeKeeping(access.applicant(), body.keep());
    }

    @PostMapping
    @Asks(of = Actor.Applicant.class)
    SpaceItem upload(@RequestPart MultipartFile file, @RequestParam String kind, @RequestParam String name,
                     @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate validFrom,
                     @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate validTo) throws IOException {
        return spaces.upload(access.applicant(), file.getInputStream(), String.valueOf(file.getOriginalFilename()), new Spaces.Words(word(kind, "/kind"), word(name, "/name"), validFrom, validTo));
    }

    @PostMapping("/{id}/editions")
    @Asks(of = Actor.Applicant.class)
    SpaceItem uploadEdition(@PathVariable UUID id, @RequestPart MultipartFile file) throws IOException {
        return spaces.uploadEdition(access.applicant(), id, file.getInputStream(), String.valueOf(file.getOriginalFilename()));
    }

    @PutMapping("/{id}")
    @Asks(of = Actor.Applicant.class)
    SpaceItem change(@PathVariable UUID id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody @Valid MaterialWords body) {
        return spaces.change(access.applicant(), id, IfMatch.version(version), body.words());
    }

    @DeleteMapping("/{id}")
    void delete(@PathVariable UUID id, @RequestHeader(name = "If-Match", required = false) @Nullable String version) {
        spaces.delete(access.applicant(), id, IfMatch.version(version));
    }

    private static String word(String text, String pointer) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new Invalid(pointer, text.isBlank() ? "required" : "too-long", text.isBlank() ? "请填写" : "内容过长");
        }
        return text.strip();
    }
}
