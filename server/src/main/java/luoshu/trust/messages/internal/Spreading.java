package luoshu.trust.messages.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.parties.Mobile;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.texts.Text;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.MessagePreferences.Ways;
import luoshu.trust.messages.TemplateContent;
import luoshu.trust.messages.internal.applications.Hooks;
import luoshu.trust.messages.internal.templates.PublishedTemplate;
import luoshu.trust.messages.internal.templates.SendingRules;
import luoshu.trust.messages.internal.templates.TemplateWords;
import luoshu.trust.messages.internal.ways.PreferenceQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chooses the ways out of the platform for notices that are in the inbox already: what the template offers, as far as the recipient keeps it switched on and can be reached. Four
 * or five statements for a hundred notices, none of them in the transaction of the cause. Any number of nodes; each notice goes to one.
 */
@Component
public class Spreading {

    private static final int BATCH = 100;
    private static final Duration LIFE = Duration.ofDays(30);
    private static final String PARTY = "party:";
    private static final String ORGAN = "organ:";
    private final InboxQueries inbox;
    private final OutboxQueries outbox;
    private final MessageTemplates templates;
    private final PreferenceQueries preferences;
    private final OpenChannels channels;
    private final SendingRules rules;
    private final Hooks hooks;
    private final Parties parties;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Spreading(InboxQueries inbox, OutboxQueries outbox, MessageTemplates templates, PreferenceQueries preferences, OpenChannels channels, SendingRules rules, Hooks hooks, Parties parties,
              Access access, Clock clock, PlatformTransactionManager transactions) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.templates = templates;
        this.preferences = preferences;
        this.channels = channels;
        this.rules = rules;
        this.hooks = hooks;
        this.parties = parties;
        this.access = access;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Officials read their inbox; persons and enterprises are reached outside, systems of organs by webhook. */
    public static boolean goesOut(Set<Message.Channel> channels, String recipient) {
        return recipient.startsWith(PARTY) && (channels.contains(Message.Channel.SMS) || channels.contains(Message.Channel.EMAIL))
                || recipient.startsWith(ORGAN) && channels.contains(Message.Channel.WEBHOOK);
    }

    @Scheduled(fixedDelay = 500, initialDelay = 5_000)
    int spread() {
        int all = 0;
        int batch;
        do {
            batch = access.asPlatform("messages", () -> Optional.ofNullable(transaction.execute(status -> batch())).orElse(0));
            all += batch;
        } while (batch == BATCH);
        return all;
    }

    private int batch() {
        List<InboxQueries.Unspread> notices = inbox.takeUnspread(BATCH);
        if (notices.isEmpty()) {
            return 0;
        }
        Map<InboxQueries.Unspread, PublishedTemplate> known = new LinkedHashMap<>();
        notices.forEach(notice -> templates.find(notice.template()).ifPresent(template -> known.put(notice, template)));
        Instant now = clock.instant();
        List<Outgoing> out = new ArrayList<>(persons(known, now));
        out.addAll(systems(known, now));
        if (!out.isEmpty()) {
            outbox.add(out, now);
        }
        inbox.spread(notices.stream().map(InboxQueries.Unspread::id).toList());
        return notices.size();
    }

    private List<Outgoing> persons(Map<InboxQueries.Unspread, PublishedTemplate> notices, Instant now) {
        Set<UUID> ids = new LinkedHashSet<>();
        notices.keySet().forEach(notice -> party(notice).ifPresent(ids::add));
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, PreferenceQueries.Choice> choices = preferences.of(ids);
        Map<PartyId, Mobile> mobiles = mobiles(notices, choices);
        List<Outgoing> out = new ArrayList<>();
        Map<String, String> untold = new HashMap<>();
        Map<String, InboxQueries.Unspread> byKey = new HashMap<>();
        notices.forEach((notice, template) -> party(notice).ifPresent(party -> {
            List<Outgoing> ways = ways(notice, template, party, choices.get(party), mobiles.get(new PartyId(party)), now);
            out.addAll(ways);
            byKey.put(notice.key(), notice);
            if (template.content().channels().contains(Message.Channel.SMS) && ways.stream().noneMatch(way -> way.channel() == Message.Channel.SMS)) {
                untold.putIfAbsent(notice.key(), choices.get(party).sms(template.contract().kind()) ? "NO_MOBILE" : "TURNED_OFF");
            }
        }));
        out.stream().filter(way -> way.channel() == Message.Channel.SMS).forEach(way -> untold.remove(way.notice()));
        if (!untold.isEmpty()) {
            inbox.omit(untold.entrySet().stream().map(one -> new InboxQueries.Omission(one.getKey(), "SMS", byKey.get(one.getKey()).caseNumber(), one.getValue())).toList(), now);
        }
        return out;
    }

    /** Only of those who are to get a text message: each look at a number is audited. */
    private Map<PartyId, Mobile> mobiles(Map<InboxQueries.Unspread, PublishedTemplate> notices, Map<UUID, PreferenceQueries.Choice> choices) {
        Collection<PartyId> wanted = new LinkedHashSet<>();
        notices.forEach((notice, template) -> party(notice).filter(party -> template.content().channels().contains(Message.Channel.SMS)
                && choices.get(party).sms(template.contract().kind())).ifPresent(party -> wanted.add(new PartyId(party))));
        return wanted.isEmpty() ? Map.of() : parties.mobiles(wanted, "消息通知短信");
    }

    private List<Outgoing> ways(InboxQueries.Unspread notice, PublishedTemplate template, UUID party, PreferenceQueries.Choice choice, @Nullable Mobile mobile, Instant now) {
        TemplateContent content = template.content();
        String kind = template.contract().kind();
        List<Outgoing> ways = new ArrayList<>();
        boolean mail = content.channels().contains(Message.Channel.EMAIL) && choice.email(kind);
        boolean sms = mobile != null;
        if (sms) {
            ways.add(way(Message.Channel.SMS, mobile.value(), choice.english(), notice, template, party, mail && choice.ways() == Ways.EMAIL_FIRST, now));
        }
        if (mail) {
            ways.add(way(Message.Channel.EMAIL, String.valueOf(choice.email()), choice.english(), notice, template, party, sms && choice.ways() == Ways.SMS_FIRST, now));
        }
        return ways;
    }

    /** {@code standIn}: goes when the first way fails. */
    private Outgoing way(Message.Channel channel, String recipient, boolean english, InboxQueries.Unspread notice, PublishedTemplate template, UUID party, boolean standIn, Instant now) {
        boolean urgent = template.content().urgent();
        String body = rules.body(template.content(), channel, notice.variables(), english);
        Optional<Instant> morning = rules.held(channel, urgent, now);
        return new Outgoing(channel, recipient, notice.template(), template.version(), body, false, standIn ? "HELD" : channels.state(channel), now.plus(LIFE), morning.orElse(null),
                morning.isPresent(), urgent, template.contract().kind(), party, notice.key(), notice.caseNumber(), notice.sender(), null, null, null);
    }

    private List<Outgoing> systems(Map<InboxQueries.Unspread, PublishedTemplate> notices, Instant now) {
        Map<InboxQueries.Unspread, String> organs = new LinkedHashMap<>();
        notices.forEach((notice, template) -> {
            if (notice.recipient().startsWith(ORGAN) && template.content().channels().contains(Message.Channel.WEBHOOK)) {
                organs.put(notice, notice.recipient().substring(ORGAN.length()));
            }
        });
        Map<String, List<UUID>> listening = hooks.ofOrgans(Set.copyOf(organs.values()));
        List<Outgoing> out = new ArrayList<>();
        organs.forEach((notice, organ) -> {
            PublishedTemplate template = notices.get(notice);
            Text words = TemplateWords.fill(template.content().webhookOrDefault(), notice.variables());
            listening.getOrDefault(organ, List.of()).forEach(application -> out.add(new Outgoing(Message.Channel.WEBHOOK, application.toString(), notice.template(), template.version(),
                    hooks.notice(notice.key(), notice.template(), words, notice.caseNumber()), false, "WAITING", now.plus(LIFE), null, false, true, template.contract().kind(), null, notice.key(),
                    notice.caseNumber(), notice.sender(), application, null, null)));
        });
        return out;
    }

    private static Optional<UUID> party(InboxQueries.Unspread notice) {
        return notice.recipient().startsWith(PARTY) ? Optional.of(UUID.fromString(notice.recipient().substring(PARTY.length()))) : Optional.empty();
    }
}
