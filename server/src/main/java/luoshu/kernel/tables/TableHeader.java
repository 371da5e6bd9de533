package luoshu.kernel.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where in the rows of a table its columns stand, from 0. */
public record TableHeader<C extends TableColumn>(int width, Map<C, Integer> places) {

    /** The header, or everything that is wrong with it. */
    public record Read<C extends TableColumn>(Optional<TableHeader<C>> header, List<Fault> faults) {
    }

    /** @param column as written, or the title of the one that is missing */
    public record Fault(Kind kind, String column) {
        public enum Kind { UNKNOWN, TWICE, MISSING }
    }

    public static <C extends TableColumn> Read<C> read(Table.Row row, List<C> columns) {
        List<Fault> faults = new ArrayList<>();
        Map<C, Integer> places = new LinkedHashMap<>();
        int width = 0;
        for (int i = 0; i < row.cells().size(); i++) {
            String written = row.cells().get(i).text().strip();
            if (written.isEmpty()) {
                continue;
            }
            width = i + 1;
            Optional<C> column = columns.stream().filter(one -> one.named(written)).findFirst();
            if (column.isEmpty()) {
                faults.add(new Fault(Fault.Kind.UNKNOWN, written));
            } else if (places.putIfAbsent(column.get(), i) != null) {
                faults.add(new Fault(Fault.Kind.TWICE, written));
            }
        }
        columns.stream().filter(column -> column.mustStand() && !places.containsKey(column)).forEach(column -> faults.add(new Fault(Fault.Kind.MISSING, column.title())));
        return new Read<>(faults.isEmpty() ? Optional.of(new TableHeader<>(width, places)) : Optional.empty(), faults);
    }

    /** The row says something behind the last column of the header. */
    public boolean exceededBy(Table.Row row) {
        return row.cells().subList(Math.min(width, row.cells().size()), row.cells().size()).stream().anyMatch(cell -> !cell.text().isBlank());
    }
}
