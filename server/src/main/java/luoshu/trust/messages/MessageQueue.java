package luoshu.trust.messages;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What waits, by way and state, within the reach of whoever asks. */
public record MessageQueue(List<Line> lines) {

    /** {@code oldest}: since when the first of them waits, or failed. */
    @Schema(name = "MessageQueueLine")
    public record Line(Message.Channel channel, String state, int count, int quiet, @Nullable Instant oldest) {
    }
}
