package luoshu.data.analysis;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * @param id      made by whoever asks, so that they can call it off
 * @param sql     one SELECT in the language of DuckDB over {@link AnalysisTable#name}s
 * @param purpose what the answer is for, in words
 * @param matter  basic code of the matter; required by contracts that list matters
 */
public record AnalysisQuestion(@NotNull UUID id, @NotNull @Size(max = 20_000) String sql, @NotNull @Size(max = 200) String purpose, @Size(max = 12) @Nullable String matter) {
}
