package luoshu.data.sources.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import luoshu.data.sources.SourceDrift;
import luoshu.data.sources.SourceDrift.Kind;
import org.jspecify.annotations.Nullable;

/** Tells two readings of a schema apart 结构变化. A table that is renamed is one gone and one more: nothing says that they are the same. */
final class SchemaDrift {

    static final int MOST = 5_000;

    private SchemaDrift() {
    }

    static List<SourceDrift> between(List<TableRead> before, List<TableRead> after) {
        Map<String, TableRead> old = byName(before, TableRead::name);
        Map<String, TableRead> now = byName(after, TableRead::name);
        List<SourceDrift> drift = new ArrayList<>();
        now.forEach((name, table) -> {
            TableRead was = old.get(name);
            if (was == null) {
                drift.add(new SourceDrift(Kind.TABLE_ADDED, name, null, null, said(table)));
            } else {
                if (!said(was).equals(said(table))) {
                    drift.add(new SourceDrift(Kind.TABLE_CHANGED, name, null, said(was), said(table)));
                }
                columns(name, was, table, drift);
            }
        });
        old.forEach((name, table) -> {
            if (!now.containsKey(name)) {
                drift.add(new SourceDrift(Kind.TABLE_REMOVED, name, null, said(table), null));
            }
        });
        return drift.stream().limit(MOST).toList();
    }

    private static void columns(String table, TableRead before, TableRead after, List<SourceDrift> drift) {
        Map<String, TableRead.ColumnRead> old = byName(before.columns(), TableRead.ColumnRead::name);
        Map<String, TableRead.ColumnRead> now = byName(after.columns(), TableRead.ColumnRead::name);
        now.forEach((name, column) -> {
            TableRead.ColumnRead was = old.get(name);
            if (was == null) {
                drift.add(new SourceDrift(Kind.COLUMN_ADDED, table, name, null, said(column)));
            } else if (!said(was).equals(said(column))) {
                drift.add(new SourceDrift(Kind.COLUMN_CHANGED, table, name, said(was), said(column)));
            }
        });
        old.forEach((name, column) -> {
            if (!now.containsKey(name)) {
                drift.add(new SourceDrift(Kind.COLUMN_REMOVED, table, name, said(column), null));
            }
        });
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, Function.identity(), (one, _) -> one, TreeMap::new));
    }

    private static String said(TableRead table) {
        String keys = table.primaryKey().isEmpty() ? "" : " primary key (" + String.join(", ", table.primaryKey()) + ")";
        String foreign = table.foreignKeys().stream().map(key -> " (" + String.join(", ", key.columns()) + ") → " + key.table() + " (" + String.join(", ", key.targets()) + ")").sorted().collect(Collectors.joining());
        return (table.view() ? "view" : "table") + keys + foreign + Objects.requireNonNullElse(quoted(table.comment()), "");
    }

    private static String said(TableRead.ColumnRead column) {
        String size = column.size() == null ? "" : "(" + column.size() + (column.digits() == null || column.digits() == 0 ? "" : "," + column.digits()) + ")";
        return column.typeName() + size + (column.required() ? " not null" : "") + (column.unique() ? " unique" : "") + Objects.requireNonNullElse(quoted(column.comment()), "");
    }

    private static @Nullable String quoted(@Nullable String comment) {
        return comment == null ? null : " “" + comment + "”";
    }
}
