package luoshu.trust.messages.internal.ways;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.Person;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.RateLimit;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.MessagePreferences;
import luoshu.trust.messages.Messages;
import luoshu.trust.messages.internal.MessageSecrets;
import luoshu.trust.messages.internal.applications.Addresses;
import luoshu.trust.messages.internal.templates.MessageKinds;
import luoshu.trust.messages.internal.templates.SendingRules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What an applicant chooses about messages, for whom they act for. */
@Component
public class PreferenceDesk {

    /** {@code sms} and {@code email} of one kind, as wished. */
    @Schema(name = "MessageKindChoice")
    public record Wish(String code, boolean sms, boolean email) {
    }

    private static final Duration CODE_LIFE = Duration.ofMinutes(15);
    private static final int TRIES = 5;
    private final RateLimit codes = new RateLimit(3);
    private final SecureRandom random = new SecureRandom();
    private final PreferenceQueries queries;
    private final MessageKinds kinds;
    private final SendingRules rules;
    private final MessageSecrets secrets;
    private final Unsubscribing unsubscribing;
    private final Messages messages;
    private final Parties parties;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate counting;

    PreferenceDesk(PreferenceQueries queries, MessageKinds kinds, SendingRules rules, MessageSecrets secrets, Unsubscribing unsubscribing, Messages messages, Parties parties, Access access,
                   Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.queries = queries;
        this.kinds = kinds;
        this.rules = rules;
        this.secrets = secrets;
        this.unsubscribing = unsubscribing;
        this.messages = messages;
        this.parties = parties;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.counting = new TransactionTemplate(transactions);
        this.counting.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public MessagePreferences get() {
        return view(party());
    }

    private MessagePreferences view(UUID party) {
        PreferenceQueries.Choice choice = queries.get(party);
        String mobile = parties.find(new PartyId(party)).map(found -> found instanceof Person person ? person.mobileMasked() : null).orElse(null);
        return new MessagePreferences(mobile, choice.email(), choice.pending(), choice.ways(), choice.english(),
                kinds.all().stream().map(kind -> {
                    PreferenceQueries.Kind chosen = choice.kinds().getOrDefault(kind.code(), PreferenceQueries.Kind.ON);
                    return new MessagePreferences.Kind(kind.code(), kind.name(), kind.about(), chosen.sms(), chosen.email(), kind.mandatory() == null ? null : kind.mandatory().why(),
                            kind.mandatory() == null ? null : kind.mandatory().basis());
                }).toList(),
                new MessagePreferences.Quiet(rules.quietHours().from(), rules.quietHours().to(), rules.quietHours().basis()));
    }

    /** Kinds that are not named stay as they are. */
    @Transactional
    public MessagePreferences choose(MessagePreferences.@Nullable Ways ways, boolean english, @Nullable List<@Nullable Wish> wishes) {
        UUID party = party();
        List<FieldError> errors = new ArrayList<>();
        Map<String, Wish> wanted = new HashMap<>();
        if (ways == null) {
            errors.add(new FieldError("/ways", "required", "请选择通知方式的次序"));
        }
        int at = 0;
        for (Wish wish : wishes == null ? List.<Wish>of() : wishes.subList(0, Math.min(wishes.size(), 50))) {
            String pointer = "/kinds/" + at++;
            MessageKinds.Kind kind = wish == null || wish.code() == null ? null : kinds.find(wish.code()).filter(one -> !one.official()).orElse(null);
            if (wish == null || kind == null) {
                errors.add(new FieldError(pointer + "/code", "unknown", "没有这类消息"));
            } else if (kind.mandatory() != null && !wish.sms() && !wish.email()) {
                errors.add(new FieldError(pointer, "mandatory-kind", kind.mandatory().why().zh(), Map.of("basis", kind.mandatory().basis())));
            } else {
                wanted.put(kind.code(), wish);
            }
        }
        if (!errors.isEmpty() || ways == null) {
            throw new Invalid(errors);
        }
        queries.choose(party, ways, english, clock.instant());
        wanted.values().forEach(wish -> queries.choose(party, wish.code(), wish.sms(), wish.email()));
        audit.record(Act.done("message.preferences", "party:" + party).of(party));
        return view(party);
    }

    /** Sends a code to the address; it counts when the code comes back. */
    @Transactional
    public MessagePreferences changeEmail(@Nullable String given) {
        UUID party = party();
        String address = given == null ? "" : given.strip();
        if (!Addresses.mail(address)) {
            throw new Invalid("/email", "email", "邮箱地址不正确，请核对");
        }
        codes.take(party.toString());
        String code = "%06d".formatted(random.nextInt(1_000_000));
        Instant now = clock.instant();
        queries.pending(party, address, digest(party, address, code), now.plus(CODE_LIFE), now);
        messages.send(new Message(Message.Channel.EMAIL, address, "message.email-code",
                "邮箱验证码 " + code + "\n您正在设置接收政务消息的邮箱，验证码 " + code + "，15 分钟内有效。不是您本人操作的，请忽略本邮件。", true, CODE_LIFE));
        audit.record(Act.done("message.email-asked", "party:" + party).of(party));
        return view(party);
    }

    /** A try is counted in a transaction of its own: it stays counted when it is refused. */
    @Transactional
    public MessagePreferences confirmEmail(@Nullable String code) {
        UUID party = party();
        Instant now = clock.instant();
        PreferenceQueries.Pending pending = counting.execute(status -> queries.tryCode(party)).orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "no-code", "no code was asked for"));
        if (pending.tries() > TRIES || pending.until().isBefore(now)) {
            throw new Refused(Problem.Kind.CONFLICT, "email-code-expired", "the code ran out or was tried too often; ask for another one");
        }
        if (code == null || !MessageDigest.isEqual(digest(party, pending.address(), code.strip()), pending.code())) {
            throw new Refused(Problem.Kind.CONFLICT, "code-wrong", "this is not the code", Map.of("left", TRIES - pending.tries()));
        }
        queries.confirm(party, now);
        audit.record(Act.done("message.email-confirmed", "party:" + party).of(party));
        return view(party);
    }

    @Transactional
    public MessagePreferences dropEmail() {
        UUID party = party();
        queries.dropEmail(party, clock.instant());
        audit.record(Act.done("message.email-dropped", "party:" + party).of(party));
        return view(party);
    }

    private byte[] digest(UUID party, String address, String code) {
        return secrets.mac("email-code", party + " " + address + " " + code);
    }

    /** What an unsubscribe link is about. @throws NotFound when it is not ours */
    public MessageKinds.Kind kind(String token) {
        return kinds.find(wish(token).kind()).orElseThrow(() -> new NotFound("link"));
    }

    /** By whoever holds the link of a mail: no more mails of this kind. Repeated, it changes nothing. */
    @Transactional
    public MessageKinds.Kind unsubscribe(String token) {
        Unsubscribing.Wish wish = wish(token);
        MessageKinds.Kind kind = kinds.find(wish.kind()).orElseThrow(() -> new NotFound("link"));
        PreferenceQueries.Kind chosen = queries.get(wish.party()).kinds().getOrDefault(kind.code(), PreferenceQueries.Kind.ON);
        if (kind.mandatory() != null && !chosen.sms()) {
            throw new Refused(Problem.Kind.CONFLICT, "mandatory-kind", "the law keeps one way of telling on", Map.of("basis", kind.mandatory().basis()));
        }
        if (chosen.email()) {
            queries.choose(wish.party(), kind.code(), chosen.sms(), false);
            audit.record(Act.done("message.unsubscribe", "party:" + wish.party()).of(wish.party()).with(Map.of("kind", kind.code())));
        }
        return kind;
    }

    private Unsubscribing.Wish wish(String token) {
        return unsubscribing.read(token).orElseThrow(() -> new NotFound("link"));
    }

    /** Whoever is the party, or its legal representative: others act for them in their matters, not in this. */
    private UUID party() {
        Actor.Applicant actor = access.applicant();
        if (actor.capacity() != Actor.CapacityKind.SELF && actor.capacity() != Actor.CapacityKind.LEGAL_REPRESENTATIVE) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "only-holder", "preferences are for the party itself and its legal representative");
        }
        return actor.applicantId();
    }
}
