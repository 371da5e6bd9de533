package luoshu.data.gateway;

import java.time.Instant;

/** An organ that got a field about somebody with systems of its own. {@code contract}: under which it did last; {@code times}: answers, with {@code last} the newest. */
public record DataReceiver(String contract, String asker, String askerName, int times, Instant last) {
}
