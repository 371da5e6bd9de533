package luoshu.data.operation;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An edition in the register, as it was written. {@code resourceEdition}: of the catalogue's entry then. */
public record AssetEntry(int edition, AssetAct act, AssetKind kind, String name, String description, UUID resource, @Nullable String resourceCode, String resourceName, int resourceEdition, String organ, String organName, String reason,
                         Instant at, String by) {
}
