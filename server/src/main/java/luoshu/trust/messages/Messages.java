package luoshu.trust.messages;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import luoshu.kernel.access.Actor;
import luoshu.trust.messages.internal.InboxQueries;
import luoshu.trust.messages.internal.Mailbox;
import luoshu.trust.messages.internal.MessageTemplates;
import luoshu.trust.messages.internal.OpenChannels;
import luoshu.trust.messages.internal.OutboxQueries;
import luoshu.trust.messages.internal.Outgoing;
import luoshu.trust.messages.internal.Spreading;
import luoshu.trust.messages.internal.templates.PublishedTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends messages. Everything here joins the caller's transaction: no message without its cause, no cause without its message. */
@Component
public class Messages {

    private final OutboxQueries outbox;
    private final InboxQueries inbox;
    private final MessageTemplates templates;
    private final OpenChannels channels;
    private final Clock clock;

    Messages(OutboxQueries outbox, InboxQueries inbox, MessageTemplates templates, OpenChannels channels, Clock clock) {
        this.outbox = outbox;
        this.inbox = inbox;
        this.templates = templates;
        this.channels = channels;
        this.clock = clock;
    }

    /** To the outside: by the channel's adapter, or shown on the outbox page where none is configured. */
    @Transactional
    public void send(Message message) {
        send(List.of(message));
    }

    @Transactional
    public void send(List<Message> messages) {
        if (!messages.isEmpty()) {
            Instant now = clock.instant();
            outbox.add(messages.stream().map(message -> new Outgoing(message.channel(), message.recipient(), message.template(), null, message.body(), message.secret(),
                    channels.state(message.channel()), now.plus(message.life()), null, false, true, null, null, null, null, null, null, null, null)).toList(), now);
        }
    }

    /**
     * To somebody's inbox in portal or workbench: one statement, however many. The same key to the same recipient goes in once. The other ways of the template follow
     * afterwards, as its recipient prefers.
     *
     * @return false when it was there already
     * @throws IllegalArgumentException for a template nobody wrote
     */
    @Transactional
    public boolean notify(Notice notice) {
        return !notify(List.of(notice)).isEmpty();
    }

    /** @return the keys of those that were not there already */
    @Transactional
    public Set<String> notify(List<Notice> notices) {
        return notices.isEmpty() ? Set.of() : inbox.add(notices, this::fill, clock.instant());
    }

    private InboxQueries.Filled fill(Notice notice) {
        PublishedTemplate template = templates.get(notice.template());
        MessageTemplates.Filled filled = MessageTemplates.fill(template, notice.variables());
        return new InboxQueries.Filled(filled.title(), filled.body(), template.version(), Spreading.goesOut(template.content().channels(), notice.recipient().value()));
    }

    /** How many unread messages the inbox of this person, in this capacity or at this post, holds; counted up to 100. */
    public int unread(Actor actor) {
        return inbox.unread(Mailbox.of(actor));
    }

    /** The newest messages to the outside that are still of use. */
    public List<OutboxMessage> recent(int limit) {
        return outbox.recent(clock.instant(), limit);
    }
}
