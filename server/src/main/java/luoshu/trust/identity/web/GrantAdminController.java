package luoshu.trust.identity.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.access.Grants;
import luoshu.kernel.access.HeldGrant;
import luoshu.kernel.access.NewGrant;
import luoshu.kernel.access.Permission;
import luoshu.kernel.access.Roles;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.organs.Post;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.trust.identity.internal.sessions.Posts;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The security administrator grants and revokes roles at posts, never to themselves; every grant ever made stays in the history. */
@RestController
@RequestMapping("/api/admin")
class GrantAdminController {

    private static final Permission MANAGE = new Permission("grant.manage");
    private static final Permission READ_ROLES = new Permission("role.read");

    record GrantBody(@NotNull UUID account, @NotNull UUID post, @NotBlank String role, @Nullable String jurisdiction, @Min(0) @Max(2) int ceiling) {
    }

    private final Access access;
    private final Audit audit;
    private final Grants grants;
    private final Roles roles;
    private final Accounts accounts;
    private final Organs organs;
    private final Posts posts;
    private final Reach reach;

    GrantAdminController(Access access, Audit audit, Grants grants, Roles roles, Accounts accounts, Organs organs, Posts posts, Reach reach) {
        this.access = access;
        this.audit = audit;
        this.grants = grants;
        this.roles = roles;
        this.accounts = accounts;
        this.organs = organs;
        this.posts = posts;
        this.reach = reach;
    }

    /** For whoever grants them, and for whoever says which of them a post calls for. */
    @GetMapping("/roles")
    List<RoleRow> roles() {
        access.require(access.scope(Organs.MANAGE).grants().isEmpty() ? READ_ROLES : Organs.MANAGE);
        return roles.all().stream().map(role -> new RoleRow(role.code(), new Text(role.nameZh(), role.nameEn()), role.organs(), role.permissions().stream().sorted().toList(),
                role.administrator())).toList();
    }

    /** Current and past grants of an account, newest first. */
    @GetMapping("/grants")
    List<GrantRow> list(@RequestParam UUID account) {
        access.require(MANAGE);
        return grants.listHistory(account).stream().filter(held -> reach.organ(MANAGE, new OrganCode(held.organ())).isPresent()).map(this::row).toList();
    }

    /** At which organ something can be granted: those within reach, by words in name or code and by region. */
    @GetMapping("/grants/organs")
    Page<Organ> organs(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String region,
                       @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.require(MANAGE);
        return organs.page(MANAGE, q, region == null || region.isBlank() ? null : RegionCode.of(region), null, new PageRequest(page, size));
    }

    /** Where something can be granted: the open posts of an organ. */
    @GetMapping("/grants/posts")
    List<PostRef> posts(@RequestParam String organ) {
        access.require(MANAGE);
        Organ at = OrganCode.read(organ).flatMap(code -> reach.organ(MANAGE, code)).orElseThrow(() -> new NotFound("organ"));
        return organs.posts(at.code()).stream().filter(post -> post.state() == Post.State.OPEN).flatMap(post -> posts.find(post.id(), post.roles()).stream()).toList();
    }

    @PostMapping("/grants")
    @Asks("grant.manage")
    GrantRow grant(@RequestBody @Valid GrantBody body) {
        Actor.Official me = me();
        Account account = accounts.find(body.account()).filter(found -> found.kind() == Account.Kind.OFFICIAL).orElseThrow(() -> new NotFound("account"));
        if (account.id().equals(me.accountId())) {
            throw new Refused(Problem.Kind.CONFLICT, "own-account", "nobody grants to themselves");
        }
        Post post = organs.findPost(body.post()).filter(found -> found.state() == Post.State.OPEN).orElseThrow(() -> new NotFound("post"));
        Organ organ = reach.organ(MANAGE, post.organ()).orElseThrow(() -> new NotFound("post"));
        if (!post.roles().contains(roles.get(body.role()).code())) {
            throw new Invalid("/role", "not-of-post", "这个岗位不设该角色");
        }
        RegionCode jurisdiction = body.jurisdiction() == null ? organ.region() : RegionCode.of(body.jurisdiction());
        if (!jurisdiction.value().startsWith(organ.region().prefix())) {
            throw new Invalid("/jurisdiction", "outside-organ", "管辖区域应在机构所在区划之内");
        }
        HeldGrant held = grants.grant(new NewGrant(account.id(), post.id(), body.role(), organ.code().value(), organ.duty(), jurisdiction.value(), body.ceiling()), me.accountId());
        audit.record(Act.done("grant.give", "grant:" + held.id()).with(Map.of("account", account.id().toString(), "role", body.role(), "post", post.id().toString())));
        return row(held);
    }

    @DeleteMapping("/grants/{id}")
    GrantRow revoke(@PathVariable UUID id) {
        Actor.Official me = me();
        if (reach.organ(MANAGE, new OrganCode(grants.get(id).organ())).isEmpty()) {
            throw new NotFound("grant");
        }
        HeldGrant held = grants.revoke(id, me.accountId());
        audit.record(Act.done("grant.revoke", "grant:" + id).with(Map.of("account", held.account().toString(), "role", held.role())));
        return row(held);
    }

    private Actor.Official me() {
        access.require(MANAGE);
        return access.official();
    }

    private GrantRow row(HeldGrant held) {
        return new GrantRow(held.id(), held.account(), name(held.account()), posts.find(held.post(), List.of(held.role())).orElse(null), held.role(), held.organ(),
                held.jurisdiction(), held.ceiling(), name(held.grantedBy()), held.grantedAt(), held.revokedBy() == null ? null : name(held.revokedBy()), held.revokedAt());
    }

    private String name(UUID account) {
        return accounts.find(account).map(found -> found.name() + " (" + found.label() + ")").orElse("平台");
    }
}
