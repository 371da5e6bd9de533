package luoshu.data.gateway;

import jakarta.validation.constraints.NotNull;

/**
 * A column of a table that is served.
 *
 * @param field    of the entry of the catalogue, by which callers know it; a column of the key need not be of the entry: it is asked by and never given
 * @param required whoever asks has to say its value
 * @param key      place in the key by which rows are in order, from 1; 0: not of the key
 */
public record ServedColumn(@NotNull String field, @NotNull String column, @NotNull ColumnFilter filter, boolean required, int key) {

    /** Whether {@code field=} may be asked. */
    public boolean equality() {
        return key > 0 || filter.equality();
    }
}
