package luoshu.data.cascade.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import luoshu.data.cascade.LetterKind;
import org.springframework.stereotype.Component;

/** Gives messages their number and keeps them until the other side has them. */
@Component
class Outbox {

    private final NodeQueries nodes;
    private final MessageQueries messages;
    private final Clock clock;

    Outbox(NodeQueries nodes, MessageQueries messages, Clock clock) {
        this.nodes = nodes;
        this.messages = messages;
        this.clock = clock;
    }

    /** In the transaction of the caller: what it is about and the message are one. */
    Letter put(UUID node, LetterKind kind, String subject, String label, String body) {
        Letter letter = new Letter(nodes.nextNumber(node), kind, subject, label, clock.instant().truncatedTo(ChronoUnit.MILLIS), body);
        messages.send(node, letter);
        return letter;
    }
}
