package luoshu.kernel.organs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.access.Scope;
import luoshu.kernel.access.Subject;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.organs.internal.OrganLoading;
import luoshu.kernel.organs.internal.OrganQueries;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.Regions;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Organs and posts. Reading is free (organs are public); changing takes {@link #MANAGE} within the administrator's jurisdiction. Demonstration organs are loaded before anybody can hold this bean. */
@Component
public class Organs {

    public static final Permission MANAGE = new Permission("organ.manage");

    private final OrganQueries queries;
    private final Regions regions;
    private final Access access;
    private final Audit audit;

    Organs(OrganQueries queries, OrganLoading loading, Regions regions, Access access, Audit audit, @Value("${luoshu.demo}") boolean demonstration) {
        if (demonstration) {
            loading.loadDemonstration();
        }
        this.queries = queries;
        this.regions = regions;
        this.access = access;
        this.audit = audit;
    }

    public Optional<Organ> find(OrganCode code) {
        return queries.find(code);
    }

    /** @throws NotFound when there never was such an organ; an abolished one is found */
    public Organ get(OrganCode code) {
        return find(code).orElseThrow(() -> new NotFound("organ"));
    }

    /**
     * The active organs with this duty that serve a place: of the division itself or one above it along the management line, exercising any of {@code levels}; the nearest
     * first. A village in Xinxian at levels 3 and 4 gives the county's bureau, then the city's.
     */
    public List<Organ> findByDutyAndRegion(String duty, RegionCode region, Collection<Integer> levels) {
        List<RegionCode> path = regions.path(region).stream().map(Region::code).toList();
        return queries.listByDuty(duty, path, levels).stream().sorted(Comparator.comparingInt((Organ organ) -> path.indexOf(organ.region())).reversed()).toList();
    }

    /** Every active organ with this duty at any of {@code levels}, by region: who implements a matter. */
    public List<Organ> listByDuty(String duty, Collection<Integer> levels) {
        return queries.listByDuty(duty, levels);
    }

    /** Every active organ at any of {@code levels}, whatever its duty, by region. */
    public List<Organ> listAtLevels(Collection<Integer> levels) {
        return queries.listByDuty(null, levels);
    }

    /** {@code root} and all active organs under it, at most 10 000. */
    public List<Organ> subtree(OrganCode root) {
        return queries.subtree(root);
    }

    public List<Duty> duties() {
        return queries.duties();
    }

    /** @throws NotFound */
    public OrganCard card(OrganCode code) {
        return card(get(code));
    }

    public OrganCard card(Organ organ) {
        return new OrganCard(organ.code().value(), organ.name(), organ.shortName(), organ.region().value(), regions.find(organ.region()).map(Region::name).orElse(""),
                organ.address(), organ.officeHours(), organ.consultPhone(), organ.complainPhone());
    }

    /** Names by code; unknown codes are left out. */
    public Map<String, String> names(Collection<String> codes) {
        Map<String, String> names = new HashMap<>();
        queries.listByCodes(Set.copyOf(codes)).forEach(organ -> names.put(organ.code().value(), organ.name()));
        return names;
    }

    public Optional<Post> findPost(UUID id) {
        return queries.findPost(id);
    }

    /** Posts of an organ, open ones first. */
    public List<Post> posts(OrganCode organ) {
        return queries.posts(organ);
    }

    /** For administrators: those {@code permission} reaches, filtered by words in name or code, by region (and below) and duty. */
    public Page<Organ> page(Permission permission, @Nullable String q, @Nullable RegionCode region, @Nullable String duty, PageRequest page) {
        access.require(permission);
        Scope scope = access.scope(permission);
        return queries.page(scope, q, region == null ? null : region.prefix(), duty, page);
    }

    @Transactional
    public Organ create(OrganDraft draft) {
        access.require(MANAGE, subject(draft));
        check(draft);
        if (!queries.insert(draft)) {
            throw new Refused(Problem.Kind.CONFLICT, "organ-exists", "an organ with this code exists");
        }
        audit.record(Act.done("organ.create", "organ:" + draft.code()));
        return get(draft.code());
    }

    /** Replaces what is said about the organ. 412 when {@code version} is not current. */
    @Transactional
    public Organ change(OrganDraft draft, int version) {
        access.require(MANAGE, subject(get(draft.code())));
        access.require(MANAGE, subject(draft));
        check(draft);
        stale(queries.update(draft, version));
        audit.record(Act.done("organ.change", "organ:" + draft.code()));
        return get(draft.code());
    }

    /** Ends an organ and closes its posts; it stays readable. */
    @Transactional
    public Organ abolish(OrganCode code, int version, String reason) {
        access.require(MANAGE, subject(get(code)));
        stale(queries.abolish(code, version));
        audit.record(Act.done("organ.abolish", "organ:" + code).with(Map.of("reason", reason)));
        return get(code);
    }

    @Transactional
    public Post createPost(OrganCode organ, String title, List<String> roles) {
        Organ at = get(organ);
        access.require(MANAGE, subject(at));
        if (at.state() != Organ.State.ACTIVE) {
            throw new Refused(Problem.Kind.CONFLICT, "organ-abolished", "an abolished organ gets no posts");
        }
        Post post = queries.insertPost(organ, title, checkRoles(roles));
        audit.record(Act.done("post.create", "post:" + post.id()));
        return post;
    }

    /** Changes title and roles, or closes the post. 412 when {@code version} is not current. */
    @Transactional
    public Post changePost(UUID id, int version, String title, List<String> roles, Post.State state) {
        Post post = findPost(id).orElseThrow(() -> new NotFound("post"));
        access.require(MANAGE, subject(get(post.organ())));
        stale(queries.updatePost(id, version, title, checkRoles(roles), state));
        audit.record(Act.done("post.change", "post:" + id).with(Map.of("state", state.name())));
        return findPost(id).orElseThrow();
    }

    private void check(OrganDraft draft) {
        List<FieldError> errors = new ArrayList<>();
        if (duties().stream().noneMatch(duty -> duty.code().equals(draft.duty()))) {
            errors.add(new FieldError("/duty", "unknown", "没有这个条线"));
        }
        if (regions.find(draft.region()).isEmpty()) {
            errors.add(new FieldError("/region", "unknown", "没有这个区划"));
        }
        if (draft.parent() != null) {
            if (find(draft.parent()).isEmpty()) {
                errors.add(new FieldError("/parent", "unknown", "没有这个上级机构"));
            } else if (subtree(draft.code()).stream().anyMatch(below -> below.code().equals(draft.parent()))) {
                errors.add(new FieldError("/parent", "cycle", "上级机构不能是本机构的下级"));
            }
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static List<String> checkRoles(List<String> roles) {
        if (roles.size() > 20 || roles.stream().anyMatch(role -> !role.matches("[a-z][a-z0-9-]{1,39}"))) {
            throw new Invalid("/roles", "role", "角色代码不正确");
        }
        return roles;
    }

    private static void stale(boolean done) {
        if (!done) {
            throw IfMatch.stale();
        }
    }

    private static Subject subject(Organ organ) {
        return new Subject(organ.code().value(), organ.duty(), organ.region().value(), 0);
    }

    private static Subject subject(OrganDraft draft) {
        return new Subject(draft.code().value(), draft.duty(), draft.region().value(), 0);
    }
}
