package luoshu.data.gateway;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A system of an organ that asks through the gateway; keys newest first. {@code suspension}: it is refused; {@code manageable}: whoever asks may change its keys; {@code suspendable}: may suspend or, as it is suspended, resume it. */
public record ConsumerSystem(UUID id, String organ, String organName, String name, Environment environment, List<SystemKey> keys, @Nullable SystemSuspension suspension, boolean manageable, boolean suspendable) {
}
