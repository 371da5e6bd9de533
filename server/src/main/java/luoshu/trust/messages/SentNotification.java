package luoshu.trust.messages;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A message a system sent, as the system sees it.
 *
 * @param state     WAITING, SENT, DELIVERED, FAILED; SIMULATED with a test key; SHOWN where no gateway is configured
 * @param template  with the version it was made from
 * @param notBefore waits for the end of quiet hours
 */
public record SentNotification(UUID id, @Nullable String reference, Message.Channel channel, String template, int version, String body, String state, Instant at, @Nullable Instant notBefore,
                               @Nullable Instant sentAt, @Nullable Instant receiptAt, @Nullable String failure) {
}
