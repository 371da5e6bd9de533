package luoshu.trust.messages.internal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Subject;
import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.CaseListener;
import luoshu.trust.messages.Messages;
import luoshu.trust.messages.Notice;
import luoshu.trust.messages.Recipient;
import luoshu.trust.messages.internal.templates.TemplateWords;
import org.springframework.stereotype.Component;

/**
 * Tells the applicant, and the person who applied for them, what happened to their case, in one statement. The inbox key (case, journal sequence) makes a second telling do nothing.
 * Whoever should be told and is not, stands in {@code messages.omission} with the reason.
 */
@Component
class CaseNews implements CaseListener {

    private final Messages messages;
    private final MessageTemplates templates;
    private final InboxQueries inbox;
    private final Access access;
    private final Clock clock;

    CaseNews(Messages messages, MessageTemplates templates, InboxQueries inbox, Access access, Clock clock) {
        this.messages = messages;
        this.templates = templates;
        this.inbox = inbox;
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
        messages.notify(events.stream().filter(this::worded).flatMap(CaseNews::notices).toList());
    }

    private boolean worded(CaseEvent event) {
        boolean worded = templates.find(template(event)).isPresent();
        if (!worded) {
            inbox.omit(List.of(new InboxQueries.Omission(key(event), "IN_APP", event.number(), "NO_TEMPLATE " + template(event))), clock.instant());
        }
        return worded;
    }

    private static Stream<Notice> notices(CaseEvent event) {
        Subject sender = new Subject(event.organ(), event.duty(), event.region(), event.confidentiality());
        return Stream.of(event.applicant(), event.person()).distinct()
                .map(party -> new Notice(key(event), Recipient.party(party), template(event), variables(event), event.number(), sender));
    }

    private static String key(CaseEvent event) {
        return "case:" + event.caseId() + ":" + event.sequence();
    }

    private static String template(CaseEvent event) {
        return "case." + event.fact().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, String> variables(CaseEvent event) {
        return Map.of("matterName", event.matterName().zh(), "matterName" + TemplateWords.ENGLISH, event.matterName().en(), "number", event.number());
    }
}
