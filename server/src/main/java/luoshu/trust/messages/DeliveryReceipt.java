package luoshu.trust.messages;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What a gateway says became of a message it took. {@code why}: of a failure, for officials. */
public record DeliveryReceipt(UUID message, Instant at, Outcome outcome, @Nullable String why) {

    public enum Outcome { DELIVERED, FAILED }
}
