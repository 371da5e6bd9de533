package luoshu.data.gateway.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table or view as its database describes it. {@code types}: of columns, as the catalogue names them, those of domains as what they are made of; {@code filled}: columns that always have a value; {@code unique}: sets of columns no two rows have in common. */
record TableShape(boolean view, Map<String, String> types, Set<String> filled, List<Set<String>> unique) {

    private static final int MOST_COLUMNS = 1_600;

    static Optional<TableShape> read(Connection connection, String schema, String name) throws SQLException {
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
        Map<String, String> types = new LinkedHashMap<>();
        Set<String> filled = new HashSet<>();
        columns(connection, schema, name, types, filled);
        return Optional.of(new TableShape(!kind.equals("r") && !kind.equals("p"), types, filled, unique(connection, schema, name)));
    }

    private static void columns(Connection connection, String schema, String name, Map<String, String> types, Set<String> filled) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select a.attname, case when tn.nspname = 'pg_catalog' then t.typname::text else tn.nspname || '.' || t.typname end, a.attnotnull
                from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                    join pg_catalog.pg_type d on d.oid = a.atttypid join pg_catalog.pg_type t on t.oid = coalesce(nullif(d.typbasetype, 0), d.oid) join pg_catalog.pg_namespace tn on tn.oid = t.typnamespace
                where n.nspname = ? and c.relname = ? and a.attnum > 0 and not a.attisdropped order by a.attnum
                """)) {
            statement.setString(1, schema);
            statement.setString(2, name);
            statement.setMaxRows(MOST_COLUMNS);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    types.put(row.getString(1), row.getString(2));
                    if (row.getBoolean(3)) {
                        filled.add(row.getString(1));
                    }
                }
            }
        }
    }

    private static List<Set<String>> unique(Connection connection, String schema, String name) throws SQLException {
        List<Set<String>> unique = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select array(select a.attname::text from pg_catalog.pg_attribute a where a.attrelid = i.indrelid and a.attnum = any(i.indkey[0:i.indnkeyatts - 1]::smallint[]))
                from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where n.nspname = ? and c.relname = ? and i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
                """)) {
            statement.setString(1, schema);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    unique.add(Set.of((String[]) row.getArray(1).getArray()));
                }
            }
        }
        return unique;
    }

    /** Of a view nobody can say it beforehand. */
    boolean tells(Set<String> key) {
        return view || filled.containsAll(key) && unique.stream().anyMatch(key::containsAll);
    }
}
