package luoshu.trust.messages;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message as its recipient sees it, in the language asked for. */
@Schema(name = "Message")
public record InboxMessage(UUID id, Instant at, String title, String body, @Nullable String caseNumber, String kind, boolean read) {
}
