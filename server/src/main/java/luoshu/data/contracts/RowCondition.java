package luoshu.data.contracts;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Only rows whose {@code field} begins with {@code prefix}: a division code cut after its level, a year. The field need not be one that is given. */
public record RowCondition(@NotNull String field, @NotNull String prefix) {

    public boolean holds(@Nullable String value) {
        return value != null && value.startsWith(prefix);
    }
}
