package luoshu.data.exchange.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table or view of PostgreSQL as its catalogue describes it. {@code unique}: sets of columns no two rows have in common. */
record PgTable(String schema, String name, boolean view, List<Column> columns, List<List<String>> unique) {

    /** {@code type}: as {@code format_type} writes it, the length with it; {@code filled}: has a value by itself; {@code fixed}: is computed or always generated, cannot be written. */
    record Column(String name, String type, boolean required, boolean filled, boolean fixed) {
    }

    private static final int MOST_COLUMNS = 1_600;

    static Optional<PgTable> read(Connection connection, String schema, String name) throws SQLException {
        String kind;
        try (PreparedStatement statement = connection.prepareStatement("""
                select c.relkind::text from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where n.nspname = ? and c.relname = ? and c.relkind in ('r', 'p', 'v', 'm', 'f')
                """)) {
            statement.setString(1, schema);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                kind = row.getString(1);
            }
        }
        return Optional.of(new PgTable(schema, name, !kind.equals("r"), columns(connection, schema, name), unique(connection, schema, name)));
    }

    private static List<Column> columns(Connection connection, String schema, String name) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef or a.attidentity <> '', a.attgenerated <> '' or a.attidentity = 'a'
                from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where n.nspname = ? and c.relname = ? and a.attnum > 0 and not a.attisdropped order by a.attnum
                """)) {
            statement.setString(1, schema);
            statement.setString(2, name);
            statement.setMaxRows(MOST_COLUMNS);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(new Column(row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4), row.getBoolean(5)));
                }
            }
        }
        return List.copyOf(columns);
    }

    private static List<List<String>> unique(Connection connection, String schema, String name) throws SQLException {
        List<List<String>> unique = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select array(select a.attname::text from pg_catalog.pg_attribute a where a.attrelid = i.indrelid and a.attnum = any(i.indkey[0:i.indnkeyatts - 1]::smallint[]))
                from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where n.nspname = ? and c.relname = ? and i.indisunique and i.indisvalid and i.indimmediate and i.indpred is null and i.indexprs is null
                """)) {
            statement.setString(1, schema);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    unique.add(List.of((String[]) row.getArray(1).getArray()));
                }
            }
        }
        return List.copyOf(unique);
    }

    Optional<Column> column(String wanted) {
        return columns.stream().filter(one -> one.name().equals(wanted)).findFirst();
    }

    boolean uniqueOver(List<String> keys) {
        return unique.stream().anyMatch(one -> one.size() == keys.size() && keys.containsAll(one));
    }

    String quoted() {
        return PgNames.quoted(schema, name);
    }
}
