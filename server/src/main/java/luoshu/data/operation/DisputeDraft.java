package luoshu.data.operation;

import java.time.LocalDate;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says is wrong: a line of a statement, or a metered day that is in none yet.
 *
 * @param contract  of the line or day
 * @param statement absent: the day
 * @param raiser    who says so for the operator
 */
public record DisputeDraft(@NotNull String contract, @Nullable String statement, @Nullable LocalDate day, @NotNull String raiser, @NotNull String words) {
}
