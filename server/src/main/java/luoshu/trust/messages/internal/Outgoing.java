package luoshu.trust.messages.internal;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.access.Subject;
import luoshu.trust.messages.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message about to stand in the outbox.
 *
 * @param dueAt  not before; null: at once
 * @param quiet  because of quiet hours
 * @param notice key of the inbox message it repeats outside
 */
public record Outgoing(Message.Channel channel, String recipient, String template, @Nullable Integer version, String body, boolean secret, String state, Instant expiresAt, @Nullable Instant dueAt,
                       boolean quiet, boolean urgent, @Nullable String kind, @Nullable UUID party, @Nullable String notice, @Nullable String caseNumber, @Nullable Subject sender,
                       @Nullable UUID application, @Nullable UUID messageKey, @Nullable String reference) {
}
