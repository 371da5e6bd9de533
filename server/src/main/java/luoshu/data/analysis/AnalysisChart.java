package luoshu.data.analysis;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is drawn.
 *
 * @param x      column of the horizontal axis, or of the names of a pie; absent for a table
 * @param y      columns of numbers; the first alone for a pie or with {@code series}
 * @param series column whose values are lines of their own
 */
public record AnalysisChart(@NotNull Kind kind, @Size(max = 200) @Nullable String x, @NotNull @Size(max = 10) List<@NotNull @Size(max = 200) String> y, @Size(max = 200) @Nullable String series) {

    public AnalysisChart {
        y = y == null ? List.of() : List.copyOf(y);
    }

    public enum Kind { TABLE, BAR, LINE, PIE, SCATTER }
}
