package luoshu.trust.messages;

import java.time.Instant;
import java.util.UUID;

/** A message as the outbox page shows it. */
public record OutboxMessage(UUID id, Instant at, Message.Channel channel, String recipient, String template, String body, String state, Instant expiresAt) {
}
