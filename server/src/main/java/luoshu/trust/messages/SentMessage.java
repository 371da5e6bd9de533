package luoshu.trust.messages;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A message as the officials of the sending organ see it: where it went and what became of it, not what it says to whom.
 *
 * @param recipient masked; of an inbox message nothing
 * @param version   of the template it was made from
 * @param state     of the inbox SENT or READ; outside WAITING, HELD (stands in for another way), SENT, DELIVERED, FAILED, SHOWN, SIMULATED
 * @param quiet     waits for the end of quiet hours, until {@code due}
 * @param ended     when it was delivered, failed or read
 */
public record SentMessage(UUID id, Instant at, Message.Channel channel, String recipient, String template, @Nullable Integer version, @Nullable String caseNumber, @Nullable String application,
                          String state, int attempts, @Nullable Instant sentAt, @Nullable Instant ended, @Nullable Instant due, boolean quiet, @Nullable String failure) {
}
