package luoshu.data.gateway;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What became of a question of the platform.
 *
 * @param code     {@code ok}, or that of the refusal (docs/gateway.md)
 * @param fault    absent: there is an answer
 * @param body     JSON, or the problem
 * @param question what was signed; absent: it was never put
 * @param receipt  absent where there is no record of use
 */
public record PlatformAnswer(Instant at, String code, @Nullable CallFault fault, byte[] body, int rows, @Nullable String question, @Nullable String receipt) {

    public boolean ok() {
        return fault == null;
    }
}
