package luoshu.trust.certificates.stock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where in the rows of a file the columns stand. */
record StockHeader(int width, Map<StockColumn, Integer> places) {

    /** The header, or everything that is wrong with it. */
    record Read(Optional<StockHeader> header, List<RowError> errors) {
    }

    static Read read(StockTable.Row row, List<StockColumn> columns) {
        List<RowError> errors = new ArrayList<>();
        Map<StockColumn, Integer> places = new LinkedHashMap<>();
        int width = 0;
        for (int i = 0; i < row.cells().size(); i++) {
            String written = row.cells().get(i).text().strip();
            if (written.isEmpty()) {
                continue;
            }
            width = i + 1;
            Optional<StockColumn> column = columns.stream().filter(one -> one.named(written)).findFirst();
            if (column.isEmpty()) {
                errors.add(new RowError(row.number(), written, written, StockFault.HEADER_UNKNOWN));
            } else if (places.putIfAbsent(column.get(), i) != null) {
                errors.add(new RowError(row.number(), written, written, StockFault.HEADER_TWICE));
            }
        }
        columns.stream().filter(column -> column.required() && !places.containsKey(column))
                .forEach(column -> errors.add(new RowError(row.number(), column.label().zh(), "", StockFault.HEADER_MISSING)));
        return new Read(errors.isEmpty() ? Optional.of(new StockHeader(width, places)) : Optional.empty(), errors);
    }
}
