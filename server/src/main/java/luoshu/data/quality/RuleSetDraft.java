package luoshu.data.quality;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** {@code source}: the data source whose tables the rules are about; {@code file}: rules as YAML. */
public record RuleSetDraft(@NotNull UUID source, @NotNull @Size(max = 500_000) String file) {
}
