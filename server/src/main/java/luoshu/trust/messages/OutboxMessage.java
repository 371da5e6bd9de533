package luoshu.trust.messages;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A message as the outbox page shows it and adapters take it. {@code unsubscribe}: where whoever has it may switch off its kind, for those that may be. */
public record OutboxMessage(UUID id, Instant at, Message.Channel channel, String recipient, String template, String body, String state, Instant expiresAt, @Nullable String unsubscribe) {

    public OutboxMessage withUnsubscribe(@Nullable String address) {
        return new OutboxMessage(id, at, channel, recipient, template, body, state, expiresAt, address);
    }
}
