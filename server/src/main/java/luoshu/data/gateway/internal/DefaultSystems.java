package luoshu.data.gateway.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.gateway.ConsumerSystem;
import luoshu.data.gateway.ConsumerSystems;
import luoshu.data.gateway.SystemDraft;
import luoshu.data.gateway.SystemKey;
import luoshu.data.gateway.SystemSuspension;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultSystems implements ConsumerSystems {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_WHY = 500;
    private static final int MOST_KEYS = 3;
    private static final int BARE_KEY_YEARS = 2;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private final SystemQueries queries;
    private final Changes changes;
    private final Organs organs;
    private final Access access;
    private final Audit audit;
    private final GatewayNews news;
    private final Clock clock;

    DefaultSystems(SystemQueries queries, Changes changes, Organs organs, Access access, Audit audit, GatewayNews news, Clock clock) {
        this.queries = queries;
        this.changes = changes;
        this.organs = organs;
        this.access = access;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Page<ConsumerSystem> list(@Nullable String q, PageRequest page) {
        Permission reading = reading();
        if (q != null) {
            Storable.check(q, "/q");
        }
        Page<SystemQueries.SystemFile> files = queries.list(access.scope(reading), q, page);
        return new Page<>(files.items().stream().map(this::view).toList(), files.total(), files.page(), files.size());
    }

    @Override
    public ConsumerSystem get(UUID id) {
        access.require(reading());
        return view(queries.find(id).filter(this::reached).orElseThrow(() -> new NotFound("system")));
    }

    /** Whoever runs the platform sees more than an organ does. */
    private Permission reading() {
        Permission wider = access.scope(SUSPEND).grants().isEmpty() ? MANAGE : SUSPEND;
        access.require(wider);
        return wider;
    }

    private boolean reached(SystemQueries.SystemFile file) {
        return access.allows(MANAGE, file.subject()) || access.allows(SUSPEND, file.subject());
    }

    @Override
    @Transactional
    public ConsumerSystem register(SystemDraft draft) {
        access.require(MANAGE);
        text("/name", draft.name(), LONGEST_NAME, "请填写系统名称");
        UUID id = queries.insert(organs.get(new OrganCode(access.official().organ())), draft, access.actor(), clock.instant()).orElseThrow(() -> new Invalid("/name", "name-taken", "本机构已有同名系统"));
        changed("register", id, Map.of("environment", draft.environment().name()));
        return get(id);
    }

    @Override
    @Transactional
    public ConsumerSystem addKey(UUID id, String pem) {
        access.require(MANAGE);
        SystemQueries.SystemFile file = within(queries.lock(id));
        PublicKeys.Uploaded key = PublicKeys.read(pem, "/pem");
        Instant now = clock.instant();
        Instant until = key.until() == null ? now.atZone(CHINA).plusYears(BARE_KEY_YEARS).toInstant() : key.until();
        if (!until.isAfter(now)) {
            throw new Invalid("/pem", "expired", "证书已经过期");
        }
        if (queries.keys(id).stream().filter(one -> inUse(one, now)).count() >= MOST_KEYS) {
            throw new Refused(Problem.Kind.CONFLICT, "too-many-keys", "a system has at most " + MOST_KEYS + " keys in use: revoke one first", Map.of("limit", MOST_KEYS));
        }
        if (!queries.insertKey(id, key, key.from() == null ? now : key.from(), until, access.actor().name(), now)) {
            throw new Refused(Problem.Kind.CONFLICT, "key-known", "this key is registered already");
        }
        changed("add-key", file.id(), Map.of("key", key.id()));
        return get(id);
    }

    private static boolean inUse(SystemKey key, Instant now) {
        return key.revokedAt() == null && key.validUntil().isAfter(now);
    }

    @Override
    @Transactional
    public ConsumerSystem revokeKey(UUID id, String key, String why) {
        access.require(MANAGE);
        within(queries.lock(id));
        text("/why", why, LONGEST_WHY, "请写明理由");
        if (!queries.revoke(id, key, why.strip(), clock.instant())) {
            throw new NotFound("key");
        }
        changed("revoke-key", id, Map.of("key", key));
        return get(id);
    }

    @Override
    @Transactional
    public ConsumerSystem suspend(UUID id, String why) {
        SystemQueries.SystemFile file = touched(id, why);
        boolean over = access.allows(SUSPEND, file.subject());
        if (file.suspension() != null && (file.suspension().over() || !over)) {
            throw new Refused(Problem.Kind.CONFLICT, "system-suspended", "the system is suspended already");
        }
        queries.suspend(id, new SystemSuspension(clock.instant(), why.strip(), access.actor().name(), over));
        changed("suspend", id, Map.of("why", why.strip(), "over", over));
        news.suspended(file, organ(file), why.strip());
        return get(id);
    }

    @Override
    @Transactional
    public ConsumerSystem resume(UUID id, String why) {
        SystemQueries.SystemFile file = touched(id, why);
        if (file.suspension() == null) {
            throw new Refused(Problem.Kind.CONFLICT, "system-not-suspended", "the system is not suspended");
        }
        if (file.suspension().over() && !access.allows(SUSPEND, file.subject())) {
            throw new Refused(Problem.Kind.CONFLICT, "suspended-by-platform", "whoever runs the platform suspended the system, and resumes it");
        }
        queries.resume(id);
        changed("resume", id, Map.of("why", why.strip()));
        news.resumed(file, organ(file), why.strip());
        return get(id);
    }

    private SystemQueries.SystemFile touched(UUID id, String why) {
        access.require(reading());
        SystemQueries.SystemFile file = queries.lock(id).filter(this::reached).orElseThrow(() -> new NotFound("system"));
        text("/why", why, LONGEST_WHY, "请写明理由");
        return file;
    }

    /** Of who acts; the platform acts for the organ of the system. */
    private Organ organ(SystemQueries.SystemFile file) {
        return organs.get(new OrganCode(access.actor() instanceof Actor.Official official ? official.organ() : file.organ()));
    }

    private void changed(String act, UUID id, Map<String, Object> detail) {
        changes.announce();
        audit.record(Act.done("gateway.system-" + act, "system:" + id).with(detail));
    }

    private static void text(String at, String text, int longest, String missing) {
        Storable.check(text, at);
        if (text.isBlank()) {
            throw new Invalid(at, "required", missing);
        }
        if (text.codePointCount(0, text.length()) > longest || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new Invalid(at, "too-long", "不超过 " + longest + " 字，不能有控制字符");
        }
    }

    private SystemQueries.SystemFile within(Optional<SystemQueries.SystemFile> file) {
        access.require(MANAGE);
        return file.filter(one -> access.allows(MANAGE, one.subject())).orElseThrow(() -> new NotFound("system"));
    }

    private ConsumerSystem view(SystemQueries.SystemFile file) {
        return new ConsumerSystem(file.id(), file.organ(), file.organName(), file.name(), file.environment(), List.copyOf(queries.keys(file.id())), file.suspension(),
                access.allows(MANAGE, file.subject()), access.allows(SUSPEND, file.subject()) || file.suspension() == null || !file.suspension().over());
    }
}
