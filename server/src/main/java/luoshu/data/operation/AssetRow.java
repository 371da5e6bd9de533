package luoshu.data.operation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

public record AssetRow(String number, AssetKind kind, String name, @Nullable String resourceCode, String resourceName, String organName, int edition, AssetAct act, boolean cancelled, Instant at) {
}
