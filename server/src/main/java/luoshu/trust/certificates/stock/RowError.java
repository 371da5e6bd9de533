package luoshu.trust.certificates.stock;

import luoshu.kernel.tables.TableHeader;
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

    static RowError of(TableHeader.Fault fault, int row) {
        return switch (fault.kind()) {
            case UNKNOWN -> new RowError(row, fault.column(), fault.column(), StockFault.HEADER_UNKNOWN);
            case TWICE -> new RowError(row, fault.column(), fault.column(), StockFault.HEADER_TWICE);
            case MISSING -> new RowError(row, fault.column(), "", StockFault.HEADER_MISSING);
        };
    }

    RowError {
        value = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    }
}
