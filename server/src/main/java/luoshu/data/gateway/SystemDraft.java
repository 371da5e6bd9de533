package luoshu.data.gateway;

import jakarta.validation.constraints.NotNull;

public record SystemDraft(@NotNull String name, @NotNull Environment environment) {
}
