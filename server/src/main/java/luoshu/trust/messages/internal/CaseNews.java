package luoshu.trust.messages.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import luoshu.kernel.access.Access;
import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.CaseListener;
import luoshu.kernel.parties.Mobile;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.Messages;
import luoshu.trust.messages.Notice;
import luoshu.trust.messages.Recipient;
import org.springframework.stereotype.Component;

/**
 * Tells the applicant, and the person who applied for them, what happened to their case. The inbox key (case, journal sequence) makes a second telling do nothing. Whoever should
 * be told and is not, stands in {@code messages.omission} with the reason.
 */
@Component
class CaseNews implements CaseListener {

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

    @Override
    public String name() {
        return "messages";
    }

    /** Of the rest the journal says why nobody is told, or the officials' task is the message. */
    @Override
    public boolean wants(CaseFact fact, CaseEvent.Told told) {
        return told == CaseEvent.Told.APPLICANT;
    }

    @Override
    public void happened(List<CaseEvent> events) {
        access.asPlatform("messages", () -> {
            tell(events);
            return true;
        });
    }

    private void tell(List<CaseEvent> events) {
        List<CaseEvent> worded = events.stream().filter(this::worded).toList();
        Set<String> fresh = messages.notify(worded.stream().flatMap(CaseNews::notices).toList());
        text(worded.stream().filter(event -> fresh.contains(key(event)) && templates.find(template(event)).orElseThrow().channels().contains(Message.Channel.SMS)).toList());
    }

    private boolean worded(CaseEvent event) {
        boolean worded = templates.find(template(event)).isPresent();
        if (!worded) {
            inbox.omit(key(event), "IN_APP", event.number(), "NO_TEMPLATE " + template(event), clock.instant());
        }
        return worded;
    }

    private static Stream<Notice> notices(CaseEvent event) {
        return Stream.of(event.applicant(), event.person()).distinct()
                .map(party -> new Notice(key(event), Recipient.party(party), template(event), variables(event), event.number()));
    }

    /** To the person's mobile: an enterprise reads no SMS, the person who applied for it does. */
    private void text(List<CaseEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Map<PartyId, Mobile> mobiles = parties.mobiles(events.stream().map(event -> new PartyId(event.person())).distinct().toList(), "办件进度短信");
        List<Message> texts = new ArrayList<>();
        for (CaseEvent event : events) {
            Mobile mobile = mobiles.get(new PartyId(event.person()));
            if (mobile == null) {
                inbox.omit(key(event), "SMS", event.number(), "NO_MOBILE", clock.instant());
            } else {
                MessageTemplates.Filled filled = templates.fill(template(event), variables(event));
                texts.add(new Message(Message.Channel.SMS, mobile.value(), template(event), filled.title().zh() + "。" + filled.body().zh(), false, LIFE));
            }
        }
        messages.send(texts);
    }

    private static String key(CaseEvent event) {
        return "case:" + event.caseId() + ":" + event.sequence();
    }

    private static String template(CaseEvent event) {
        return "case." + event.fact().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, String> variables(CaseEvent event) {
        return Map.of("matterName", event.matterName().zh(), "matterName" + MessageTemplates.ENGLISH, event.matterName().en(), "number", event.number());
    }
}
