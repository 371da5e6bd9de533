package luoshu.kernel.organs.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.access.Subject;
import luoshu.kernel.organs.Duty;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.OrganDraft;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.organs.Post;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The system administrator keeps organs and posts. What lies outside the jurisdiction does not exist here. */
@RestController
@RequestMapping("/api/admin")
class OrganAdminController {

    private final Organs organs;
    private final Access access;

    OrganAdminController(Organs organs, Access access) {
        this.organs = organs;
        this.access = access;
    }

    @GetMapping("/duties")
    List<Duty> duties() {
        access.require(Organs.MANAGE);
        return organs.duties();
    }

    @GetMapping("/organs")
    Page<Organ> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String region,
                     @RequestParam(required = false) @Nullable String duty, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.require(Organs.MANAGE);
        return organs.page(Organs.MANAGE, q, region == null || region.isBlank() ? null : RegionCode.of(region), duty == null || duty.isBlank() ? null : duty, new PageRequest(page, size));
    }

    @GetMapping("/organs/{code}")
    Organ one(@PathVariable String code) {
        access.require(Organs.MANAGE);
        return mine(code);
    }

    @PostMapping("/organs")
    @Asks("organ.manage")
    Organ create(@RequestBody @Valid OrganBody body) {
        return organs.create(body.draft(body.code() == null ? "" : body.code()));
    }

    @PutMapping("/organs/{code}")
    @Asks("organ.manage")
    Organ change(@PathVariable String code, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OrganBody body) {
        return organs.change(body.draft(mine(code).code().value()), IfMatch.version(ifMatch));
    }

    @PostMapping("/organs/{code}/abolish")
    @Asks("organ.manage")
    Organ abolish(@PathVariable String code, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid AbolishBody body) {
        return organs.abolish(mine(code).code(), IfMatch.version(ifMatch), body.reason());
    }

    @GetMapping("/posts")
    List<Post> posts(@RequestParam String organ) {
        access.require(Organs.MANAGE);
        return organs.posts(mine(organ).code());
    }

    @PostMapping("/posts")
    @Asks("organ.manage")
    Post createPost(@RequestBody @Valid PostBody body) {
        return organs.createPost(mine(body.organ() == null ? "" : body.organ()).code(), body.title(), body.roles());
    }

    @PutMapping("/posts/{id}")
    @Asks("organ.manage")
    Post changePost(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid PostBody body) {
        return organs.changePost(minePost(id).id(), IfMatch.version(ifMatch), body.title(), body.roles(), Post.State.OPEN);
    }

    @PostMapping("/posts/{id}/close")
    Post closePost(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        access.require(Organs.MANAGE);
        Post post = minePost(id);
        return organs.changePost(id, IfMatch.version(ifMatch), post.title(), post.roles(), Post.State.CLOSED);
    }

    private Organ mine(String code) {
        return find(code).orElseThrow(() -> new NotFound("organ"));
    }

    private Optional<Organ> find(String code) {
        return OrganCode.read(code).flatMap(organs::find).filter(organ -> access.allows(Organs.MANAGE, new Subject(organ.code().value(), organ.duty(), organ.region().value(), 0)));
    }

    private Post minePost(UUID id) {
        return organs.findPost(id).filter(post -> find(post.organ().value()).isPresent()).orElseThrow(() -> new NotFound("post"));
    }

    record OrganBody(@Nullable String code, @NotNull String name, @NotNull String shortName, @NotNull String duty, @NotNull String region, @NotNull @Size(max = 5) List<Integer> levels,
                     @Nullable String parent, @NotNull String word, @NotNull String address, @NotNull String officeHours, @NotNull String consultPhone,
                     @NotNull String complainPhone) {
        OrganDraft draft(String code) {
            return new OrganDraft(new OrganCode(code), name, shortName, duty, RegionCode.of(region), levels, parent == null || parent.isBlank() ? null : new OrganCode(parent), word,
                    address, officeHours, consultPhone, complainPhone);
        }
    }

    record AbolishBody(@NotBlank @Size(max = 500) String reason) {
    }

    record PostBody(@Nullable String organ, @NotBlank @Size(max = 60) String title, @NotNull List<String> roles) {
    }
}
