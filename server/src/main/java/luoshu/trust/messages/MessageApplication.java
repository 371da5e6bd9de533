package luoshu.trust.messages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A system of an organ that sends messages.
 *
 * @param members    mobile numbers and mail addresses a team key may write to
 * @param endpoint   where it is told what became of its messages; used once {@code verifiedAt} is there
 * @param sentToday  with team and live keys
 */
public record MessageApplication(UUID id, String name, String organ, String organName, List<String> members, int dailyLimit, int sentToday, @Nullable String endpoint, @Nullable Instant verifiedAt,
                                 List<Key> keys, int version) {

    public enum KeyKind { TEAM, TEST, LIVE }

    /** {@code hint}: the last characters, to tell keys apart. */
    @Schema(name = "MessageKey")
    public record Key(UUID id, KeyKind kind, String name, String hint, Instant madeAt, String maker, @Nullable Instant usedAt, @Nullable Instant revokedAt, @Nullable String revoker) {
    }

    /** A key as it is shown once. {@code secret} for the signature of webhooks comes with the first endpoint. */
    @Schema(name = "NewMessageKey")
    public record NewKey(MessageApplication application, String key) {
    }
}
