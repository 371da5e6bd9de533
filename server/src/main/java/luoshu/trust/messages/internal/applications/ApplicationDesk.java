package luoshu.trust.messages.internal.applications;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.IfMatch;
import luoshu.trust.messages.MessageApplication;
import luoshu.trust.messages.internal.MessageSecrets;
import luoshu.trust.messages.internal.templates.SendingRules;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 接入应用 of an organ: team, keys, daily limit, webhook. */
@Component
public class ApplicationDesk {

    public static final Permission MANAGE = new Permission("message.manage");
    private static final int MOST_MEMBERS = 50;
    private static final int MOST_KEYS = 20;
    private static final int LONGEST_NAME = 40;
    private static final int HIGHEST_LIMIT = 1_000_000;
    private final SecureRandom random = new SecureRandom();
    private final ApplicationQueries queries;
    private final WebhookChannel webhook;
    private final MessageSecrets secrets;
    private final Organs organs;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    ApplicationDesk(ApplicationQueries queries, WebhookChannel webhook, MessageSecrets secrets, Organs organs, Access access, Audit audit, Clock clock) {
        this.queries = queries;
        this.webhook = webhook;
        this.secrets = secrets;
        this.organs = organs;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    public List<MessageApplication> list() {
        access.require(MANAGE);
        return views(queries.list(access.scope(MANAGE)));
    }

    public MessageApplication get(UUID id) {
        return views(List.of(reached(id))).getFirst();
    }

    /** For the organ of the post. */
    @Transactional
    public MessageApplication open(@Nullable String name, int dailyLimit) {
        access.require(MANAGE);
        String called = name(name, "/name");
        limit(dailyLimit);
        Organ organ = organs.get(new OrganCode(access.official().organ()));
        UUID id = queries.insert(called, organ, dailyLimit, access.actor().subject(), clock.instant())
                .orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "application-exists", "the organ has an application of this name"));
        audit.record(Act.done("message.application-open", "application:" + id).with(Map.of("name", called)));
        return get(id);
    }

    @Transactional
    public MessageApplication change(UUID id, int version, @Nullable List<@Nullable String> members, int dailyLimit) {
        ApplicationRow row = reached(id);
        limit(dailyLimit);
        List<String> addresses = (members == null ? List.<String>of() : members).stream().map(one -> one == null ? "" : one.strip()).distinct().toList();
        if (addresses.size() > MOST_MEMBERS) {
            throw new Invalid("/members", "too-many-members", "最多 " + MOST_MEMBERS + " 个");
        }
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            if (Addresses.channel(addresses.get(i)).isEmpty()) {
                errors.add(new FieldError("/members/" + i, "mobile-or-email", "请填写手机号码或邮箱地址"));
            }
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        current(queries.change(row.id(), version, addresses, dailyLimit));
        audit.record(Act.done("message.application-change", "application:" + id).with(Map.of("members", addresses.size(), "dailyLimit", dailyLimit)));
        return get(id);
    }

    /** The key is in this answer and nowhere else. */
    @Transactional
    public MessageApplication.NewKey addKey(UUID id, MessageApplication.@Nullable KeyKind kind, @Nullable String name) {
        ApplicationRow row = reached(id);
        if (kind == null) {
            throw new Invalid("/kind", "required", "请选择密钥的种类");
        }
        String called = name(name, "/name");
        if (queries.openKeys(id) >= MOST_KEYS) {
            throw new Refused(Problem.Kind.CONFLICT, "too-many-keys", "revoke a key first", Map.of("limit", MOST_KEYS));
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String key = "lsm-" + kind.name().toLowerCase(Locale.ROOT) + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        queries.addKey(row.id(), kind, called, hash(key), key.substring(key.length() - 4), access.actor().name(), clock.instant());
        audit.record(Act.done("message.key-make", "application:" + id).with(Map.of("kind", kind.name(), "name", called)));
        return new MessageApplication.NewKey(get(id), key);
    }

    @Transactional
    public MessageApplication revokeKey(UUID id, UUID key) {
        ApplicationRow row = reached(id);
        if (!queries.revoke(row.id(), key, access.actor().name(), clock.instant()) && !queries.hasKey(row.id(), key)) {
            throw new NotFound("key");
        }
        audit.record(Act.done("message.key-revoke", "application:" + id).with(Map.of("key", key.toString())));
        return get(id);
    }

    /** Sets or drops the address; the secret that signs what goes there comes back once, in hexadecimal. */
    @Transactional
    public Endpoint endpoint(UUID id, int version, @Nullable String address) {
        ApplicationRow row = reached(id);
        if (address == null || address.isBlank()) {
            current(queries.endpoint(row.id(), version, null, null));
            audit.record(Act.done("message.endpoint-drop", "application:" + id));
            return new Endpoint(get(id), null);
        }
        String clean = address.strip();
        webhook.check(clean);
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        current(queries.endpoint(row.id(), version, clean, secrets.seal(secret, id.toString())));
        audit.record(Act.done("message.endpoint-set", "application:" + id).with(Map.of("endpoint", clean)));
        return new Endpoint(get(id), HexFormat.of().formatHex(secret));
    }

    @Schema(name = "MessageEndpoint")
    public record Endpoint(MessageApplication application, @Nullable String secret) {
    }

    /** Asks the address to repeat a challenge; called outside a transaction. */
    public MessageApplication verify(UUID id) {
        ApplicationRow row = reached(id);
        if (row.endpoint() == null || row.secret() == null) {
            throw new Refused(Problem.Kind.CONFLICT, "no-endpoint", "there is no address to verify");
        }
        webhook.challenge(row.id());
        queries.verified(row.id(), Objects.requireNonNull(row.endpoint()), clock.instant());
        audit.record(Act.done("message.endpoint-verified", "application:" + id));
        return get(id);
    }

    private ApplicationRow reached(UUID id) {
        access.require(MANAGE);
        return queries.find(id, access.scope(MANAGE)).orElseThrow(() -> new NotFound("application"));
    }

    private List<MessageApplication> views(List<ApplicationRow> rows) {
        List<UUID> ids = rows.stream().map(ApplicationRow::id).toList();
        Map<UUID, Integer> sent = queries.sent(ids, LocalDate.ofInstant(clock.instant(), SendingRules.HENAN));
        Map<UUID, List<MessageApplication.Key>> keys = queries.keys(ids);
        return rows.stream().map(row -> new MessageApplication(row.id(), row.name(), row.organ(), row.organName(), row.members(), row.dailyLimit(), sent.getOrDefault(row.id(), 0), row.endpoint(),
                row.verifiedAt(), keys.getOrDefault(row.id(), List.of()), row.version())).toList();
    }

    static byte[] hash(String key) {
        return Sm3.digest(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(@Nullable String name, String pointer) {
        String clean = name == null ? "" : name.strip();
        Storable.check(clean, pointer);
        if (clean.isEmpty() || clean.length() > LONGEST_NAME) {
            throw new Invalid(pointer, clean.isEmpty() ? "required" : "too-long", "请填写名称，不超过 " + LONGEST_NAME + " 字");
        }
        return clean;
    }

    private static void limit(int dailyLimit) {
        if (dailyLimit < 1 || dailyLimit > HIGHEST_LIMIT) {
            throw new Invalid("/dailyLimit", "out-of-range", "每日上限为 1–" + HIGHEST_LIMIT + " 条");
        }
    }

    private static void current(boolean done) {
        if (!done) {
            throw IfMatch.stale();
        }
    }
}
