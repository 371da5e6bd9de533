package luoshu.data.gateway;

import java.util.List;
import java.util.UUID;

/** A system of an organ that asks through the gateway; keys newest first. */
public record ConsumerSystem(UUID id, String organ, String organName, String name, Environment environment, List<SystemKey> keys) {
}
