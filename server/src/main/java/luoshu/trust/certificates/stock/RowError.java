package luoshu.trust.certificates.stock;

import org.jspecify.annotations.Nullable;

/**
 * @param row   as a spreadsheet counts, from 1
 * @param field the column's name
 * @param value what stands there, shortened; a person's number masked
 * @param other the row it repeats
 */
record RowError(int row, String field, String value, StockFault fault, @Nullable Integer other) {

    private static final int SHOWN = 120;

    RowError(int row, String field, String value, StockFault fault) {
        this(row, field, value, fault, null);
    }

    RowError {
        value = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    }
}
