package luoshu.trust.messages;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import luoshu.kernel.access.Actor;
import luoshu.trust.messages.internal.InboxQueries;
import luoshu.trust.messages.internal.Mailbox;
import luoshu.trust.messages.internal.MessageTemplates;
import luoshu.trust.messages.internal.OutboxQueries;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends messages. Everything here joins the caller's transaction: no message without its cause, no cause without its message. */
@Component
public class Messages {

    private final OutboxQueries outbox;
    private final InboxQueries inbox;
    private final MessageTemplates templates;
    private final List<MessageChannel> channels;
    private final Clock clock;

    Messages(OutboxQueries outbox, InboxQueries inbox, MessageTemplates templates, List<MessageChannel> channels, Clock clock) {
        this.outbox = outbox;
        this.inbox = inbox;
        this.templates = templates;
        this.channels = List.copyOf(channels);
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
            outbox.add(messages, message -> channels.stream().anyMatch(channel -> channel.serves(message.channel())) ? "WAITING" : "SHOWN", clock.instant());
        }
    }

    /**
     * To somebody's inbox in portal or workbench. The same key to the same recipient goes in once.
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
        return notices.isEmpty() ? Set.of() : inbox.add(notices, notice -> templates.fill(notice.template(), notice.variables()), clock.instant());
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
