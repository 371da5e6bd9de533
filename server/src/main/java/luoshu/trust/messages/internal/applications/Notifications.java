package luoshu.trust.messages.internal.applications;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.RateLimit;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.MessageApplication.KeyKind;
import luoshu.trust.messages.SentNotification;
import luoshu.trust.messages.TemplateContent;
import luoshu.trust.messages.internal.MessageTemplates;
import luoshu.trust.messages.internal.OpenChannels;
import luoshu.trust.messages.internal.OutboxQueries;
import luoshu.trust.messages.internal.Outgoing;
import luoshu.trust.messages.internal.templates.PublishedTemplate;
import luoshu.trust.messages.internal.templates.SendingRules;
import luoshu.trust.messages.internal.ways.PreferenceQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sending with a key. */
@Component
public class Notifications {

    @Schema(name = "NotificationBody")
    public record Wanted(Message.@Nullable Channel channel, @Nullable String to, @Nullable String template, @Nullable Map<String, @Nullable String> personalisation, @Nullable String reference,
                         boolean english) {
    }

    /** The platform says who sends: no system speaks for another organ. */
    private static final String ORGAN_NAME = "organName";
    private static final Duration LIFE = Duration.ofDays(30);
    private static final int LONGEST_VALUE = 100;
    private static final int LONGEST_REFERENCE = 64;
    private final RateLimit perKey = new RateLimit(600);
    private final ApplicationQueries applications;
    private final MessageTemplates templates;
    private final OutboxQueries outbox;
    private final OpenChannels channels;
    private final PreferenceQueries preferences;
    private final SendingRules rules;
    private final Audit audit;
    private final Clock clock;

    Notifications(ApplicationQueries applications, MessageTemplates templates, OutboxQueries outbox, OpenChannels channels, PreferenceQueries preferences, SendingRules rules, Audit audit, Clock clock) {
        this.applications = applications;
        this.templates = templates;
        this.outbox = outbox;
        this.channels = channels;
        this.preferences = preferences;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public SentNotification send(MessageKey key, Wanted wanted) {
        perKey.take(key.id().toString());
        ApplicationRow application = applications.find(key.application()).orElseThrow();
        PublishedTemplate template = check(application, key, wanted);
        Message.Channel channel = Objects.requireNonNull(wanted.channel());
        String to = String.valueOf(wanted.to()).strip();
        Instant now = clock.instant();
        if (key.kind() != KeyKind.TEST && !applications.count(application.id(), LocalDate.ofInstant(now, SendingRules.HENAN), application.dailyLimit())) {
            Instant midnight = LocalDate.ofInstant(now, SendingRules.HENAN).plusDays(1).atStartOfDay(SendingRules.HENAN).toInstant();
            throw new Refused(Problem.Kind.TOO_MANY, "daily-limit-reached", "the daily limit of this application is reached",
                    Map.of("limit", application.dailyLimit(), "retryAfterSeconds", Duration.between(now, midnight).toSeconds()));
        }
        UUID party = ofAddress(to);
        PreferenceQueries.Choice choice = preferences.of(List.of(party)).get(party);
        boolean turnedOff = channel == Message.Channel.EMAIL && choice.kinds().containsKey(template.contract().kind()) && !choice.kinds().get(template.contract().kind()).email();
        boolean urgent = template.content().urgent();
        Optional<Instant> morning = key.kind() == KeyKind.TEST ? Optional.empty() : rules.held(channel, urgent, now);
        String state = key.kind() == KeyKind.TEST ? "SIMULATED" : turnedOff ? "FAILED" : channels.state(channel);
        UUID id = outbox.add(List.of(new Outgoing(channel, to, template.contract().key(), template.version(), body(template.content(), channel, application, wanted), false, state, now.plus(LIFE),
                morning.orElse(null), morning.isPresent(), urgent, template.contract().kind(), party, null, null, application.subject(), application.id(), key.id(), wanted.reference())), now)
                .getFirst();
        if (turnedOff) {
            outbox.failed(id, "UNSUBSCRIBED", null, false);
        }
        applications.used(key.id(), now);
        audit.record(Act.done("message.send", "message:" + id).with(Map.of("application", application.id().toString(), "kind", key.kind().name(), "template", template.contract().key())));
        return get(key, id);
    }

    /** An address a system writes to is known by nothing but itself; its unsubscribing is kept under this. */
    static UUID ofAddress(String address) {
        return UUID.nameUUIDFromBytes(("address:" + address).getBytes(StandardCharsets.UTF_8));
    }

    private PublishedTemplate check(ApplicationRow application, MessageKey key, Wanted wanted) {
        List<FieldError> errors = new ArrayList<>();
        Message.Channel channel = wanted.channel();
        String to = wanted.to() == null ? "" : wanted.to().strip();
        if (channel != Message.Channel.SMS && channel != Message.Channel.EMAIL) {
            errors.add(new FieldError("/channel", "required", "SMS 或 EMAIL"));
        } else if (channel == Message.Channel.SMS ? !Addresses.mobile(to) : !Addresses.mail(to)) {
            errors.add(new FieldError("/to", "address", channel == Message.Channel.SMS ? "手机号码不正确" : "邮箱地址不正确"));
        } else if (key.kind() == KeyKind.TEAM && !application.members().contains(to)) {
            errors.add(new FieldError("/to", "not-a-member", "团队密钥只能发给团队成员"));
        }
        if (wanted.reference() != null && wanted.reference().length() > LONGEST_REFERENCE) {
            errors.add(new FieldError("/reference", "too-long", "不超过 " + LONGEST_REFERENCE + " 字"));
        }
        Storable.check(wanted.reference() == null ? "" : wanted.reference(), "/reference");
        Optional<PublishedTemplate> template = wanted.template() == null ? Optional.empty() : templates.find(wanted.template()).filter(one -> one.contract().api());
        if (template.isEmpty()) {
            errors.add(new FieldError("/template", "unknown", "没有这个可供接入应用使用的模板"));
        } else {
            if (channel != null && !template.get().content().channels().contains(channel)) {
                errors.add(new FieldError("/channel", "way-not-offered", "模板没有这种渠道"));
            }
            values(template.get(), wanted, errors);
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return template.orElseThrow();
    }

    private static void values(PublishedTemplate template, Wanted wanted, List<FieldError> errors) {
        Map<String, @Nullable String> given = wanted.personalisation() == null ? Map.of() : wanted.personalisation();
        TreeSet<String> missing = new TreeSet<>(template.contract().variables());
        missing.remove(ORGAN_NAME);
        given.forEach((name, value) -> {
            String pointer = "/personalisation/" + name.replace("~", "~0").replace("/", "~1");
            if (!missing.remove(name)) {
                errors.add(new FieldError(pointer, "unknown-variable", "模板没有这个变量"));
            } else if (value == null || value.isBlank()) {
                errors.add(new FieldError(pointer, "required", "请给出这个变量的值"));
            } else if (value.length() > LONGEST_VALUE) {
                errors.add(new FieldError(pointer, "too-long", "不超过 " + LONGEST_VALUE + " 字"));
            } else if (value.matches("(?s).*[【】\\r\\n].*")) {
                errors.add(new FieldError(pointer, "not-allowed", "不能含有【】和换行"));
            } else {
                Storable.check(value, pointer);
            }
        });
        missing.forEach(name -> errors.add(new FieldError("/personalisation/" + name, "missing-variable", "缺少变量 {" + name + "}")));
    }

    private String body(TemplateContent content, Message.Channel channel, ApplicationRow application, Wanted wanted) {
        Map<String, String> values = new HashMap<>();
        (wanted.personalisation() == null ? Map.<String, @Nullable String>of() : wanted.personalisation()).forEach((name, value) -> values.put(name, String.valueOf(value)));
        values.put(ORGAN_NAME, application.organName());
        return rules.body(content, channel, values, wanted.english());
    }

    /** @throws NotFound also when another system sent it */
    public SentNotification get(MessageKey key, UUID id) {
        return outbox.find(id, key.application()).orElseThrow(() -> new NotFound("message"));
    }
}
