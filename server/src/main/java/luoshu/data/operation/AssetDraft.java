package luoshu.data.operation;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

/** {@code resource}: the entry of the catalogue it is or is made of; {@code description}: 内容、范围, for a product what it is made into. */
public record AssetDraft(@NotNull UUID resource, @NotNull AssetKind kind, @NotNull String name, @NotNull String description) {
}
