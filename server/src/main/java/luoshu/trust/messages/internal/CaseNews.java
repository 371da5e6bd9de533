package luoshu.trust.messages.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.parties.Mobile;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.Messages;
import luoshu.trust.messages.Notice;
import luoshu.trust.messages.Recipient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells the applicant, and the person who applied for them, what happened to their case. Runs after the case's own commit, in a transaction of its own, again after a crash;
 * the inbox key (case, journal sequence) makes the second time do nothing. Whoever should be told and is not, stands in {@code messages.omission} with the reason.
 */
@Component
class CaseNews {

    private static final Duration LIFE = Duration.ofDays(30);
    private final Messages messages;
    private final MessageTemplates templates;
    private final InboxQueries inbox;
    private final Parties parties;
    private final Access access;
    private final Clock clock;

    CaseNews(Messages messages, MessageTemplates templates, InboxQueries inbox, Parties parties, Access access, Clock clock) {
        this.messages = messages;
        this.templates = templates;
        this.inbox = inbox;
        this.parties = parties;
        this.access = access;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void happened(CaseEvent event) {
        if (event.told() != CaseEvent.Told.APPLICANT) {
            return; // the journal says why, or the officials' task is the message
        }
        access.asPlatform("messages", () -> {
            tell(event);
            return true;
        });
    }

    private void tell(CaseEvent event) {
        String key = "case:" + event.caseId() + ":" + event.sequence();
        String template = "case." + event.fact().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Optional<MessageTemplates.Template> wording = templates.find(template);
        if (wording.isEmpty()) {
            inbox.omit(key, "IN_APP", event.number(), "NO_TEMPLATE " + template, clock.instant());
            return;
        }
        Map<String, String> variables = Map.of("matterName", event.matterName().zh(), "matterName" + MessageTemplates.ENGLISH, event.matterName().en(), "number", event.number());
        Set<UUID> parties = new LinkedHashSet<>(Set.of(event.applicant()));
        parties.add(event.person());
        boolean fresh = false;
        for (UUID party : parties) {
            fresh |= messages.notify(new Notice(key, Recipient.party(party), template, variables, event.number()));
        }
        if (fresh && wording.get().channels().contains(Message.Channel.SMS)) {
            text(event, key, template, variables);
        }
    }

    /** To the person's mobile: an enterprise reads no SMS, the person who applied for it does. */
    private void text(CaseEvent event, String key, String template, Map<String, String> variables) {
        PartyId person = new PartyId(event.person());
        // Asked first: a refusal inside would undo the inbox message too.
        Optional<Mobile> mobile = parties.find(person).isEmpty() ? Optional.empty() : Optional.ofNullable(parties.details(person, "办件进度短信").mobile());
        if (mobile.isEmpty()) {
            inbox.omit(key, "SMS", event.number(), "NO_MOBILE", clock.instant());
            return;
        }
        MessageTemplates.Filled filled = templates.fill(template, variables);
        messages.send(new Message(Message.Channel.SMS, mobile.get().value(), template, filled.title().zh() + "。" + filled.body().zh(), false, LIFE));
    }
}
