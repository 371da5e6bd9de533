package luoshu.data.contracts;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.data.catalog.ShareMode;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed.
 *
 * @param purpose      使用场景, in words
 * @param ground       使用依据: law and article
 * @param matters      basic codes (12 digits) of the matters it may be used for; empty: what it is used for is no matter, only the purpose
 * @param condition    absent: every row
 * @param mode         how the data are given
 * @param perMinute    most calls a minute, of all systems of the asking organ together
 * @param perDay       most calls a day in Henan
 * @param rows         most rows of one answer
 * @param from         first day
 * @param until        last day
 * @param cacheSeconds how long an answer may be given again without asking the provider; 0: never
 */
public record ContractTerms(@NotNull String purpose, @NotNull String ground, @NotNull List<@NotNull String> matters, @NotNull List<@NotNull @Valid ContractField> fields, @Valid @Nullable RowCondition condition,
                            @NotNull ShareMode mode, int perMinute, int perDay, int rows, @NotNull LocalDate from, @NotNull LocalDate until, int cacheSeconds) {

    public ContractTerms {
        matters = matters == null ? List.of() : List.copyOf(matters);
        fields = fields == null ? List.of() : List.copyOf(fields);
    }
}
