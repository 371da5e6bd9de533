package luoshu.data.analysis;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** {@code shared}: everybody of the organ who may analyse sees it; what they see when they ask it is what they are given themselves. */
public record SavedAnalysisDraft(@NotNull @Size(max = 100) String title, @NotNull @Size(max = 20_000) String sql, @NotNull @Size(max = 200) String purpose, @Size(max = 12) @Nullable String matter, @NotNull @Valid AnalysisChart chart,
                                 boolean shared) {
}
