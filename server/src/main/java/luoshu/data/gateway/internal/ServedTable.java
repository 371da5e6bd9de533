package luoshu.data.gateway.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.gateway.ServedColumn;
import luoshu.data.gateway.TableDrift;
import org.jspecify.annotations.Nullable;

/** The table behind a service. Names of schema, tables and columns are as its database has them; {@code type}: the catalogue's name. */
record ServedTable(UUID source, String schema, String name, @Nullable String testName, List<Column> columns, int most, List<TableDrift> drift, Instant checkedAt) {

    static final String PATH = "/rows";
    static final String ROWS = "/rows";

    record Column(ServedColumn said, String type) {

        String field() {
            return said.field();
        }

        ServedType served() {
            return ServedType.of(type).orElseThrow(() -> new IllegalStateException("a column of type " + type + " is not served"));
        }
    }

    ServedTable {
        columns = List.copyOf(columns);
        drift = List.copyOf(drift);
    }

    static String address(String schema, String table) {
        return "table:" + schema + "." + table;
    }

    /** In their order. */
    List<Column> key() {
        return columns.stream().filter(one -> one.said().key() > 0).sorted(Comparator.comparingInt(one -> one.said().key())).toList();
    }

    Optional<Column> column(String field) {
        return columns.stream().filter(one -> one.field().equals(field)).findFirst();
    }
}
