package luoshu.data.sources.internal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceTableView.SourceForeignKey;
import luoshu.data.sources.SourceUnavailable;
import org.jspecify.annotations.Nullable;

/** Reads tables, columns and keys through {@link DatabaseMetaData}, which every driver has. What comes from outside is cut to size before it is kept. */
final class SchemaReader {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_COMMENT = 500;
    private static final int MOST_COLUMNS = 50_000;
    private static final int MOST_KEYS = 100;
    private final Connection connection;
    private final SourceKind kind;
    private final Optional<String> schema;
    private final SourceSettings settings;
    private final DatabaseMetaData described;
    private final @Nullable String catalog;
    private boolean truncated;

    SchemaReader(Connection connection, SourceKind kind, Optional<String> schema, SourceSettings settings) throws SQLException {
        this.connection = connection;
        this.kind = kind;
        this.schema = schema;
        this.settings = settings;
        this.described = connection.getMetaData();
        this.catalog = connection.getCatalog();
    }

    /** Whether the schema is larger than what was read. */
    boolean truncated() {
        return truncated;
    }

    /** Tables with their columns; keys come with {@link #withKeys}. */
    List<TableRead> tables() throws SQLException {
        schemaExists();
        Map<String, Long> rows = rows();
        Map<String, TableRead> tables = new LinkedHashMap<>();
        String[] types = kind.relations().toArray(String[]::new);
        try (ResultSet row = described.getTables(catalog, pattern(), "%", types)) {
            while (row.next()) {
                String name = row.getString("TABLE_NAME");
                if (!here(row) || !sayable(name)) {
                    continue;
                }
                if (tables.size() == settings.tables()) {
                    truncated = true;
                    break;
                }
                boolean view = String.valueOf(row.getString("TABLE_TYPE")).contains("VIEW");
                tables.put(name, new TableRead(name, view, comment(row.getString("REMARKS")), rows.get(name), List.of(), List.of(), List.of()));
            }
        }
        Map<String, List<TableRead.ColumnRead>> columns = columns(tables.keySet());
        return tables.values().stream().map(one -> new TableRead(one.name(), one.view(), one.comment(), one.rows(), List.of(), List.of(), columns.getOrDefault(one.name(), List.of()))).toList();
    }

    private Map<String, List<TableRead.ColumnRead>> columns(Set<String> tables) throws SQLException {
        Map<String, List<TableRead.ColumnRead>> columns = new HashMap<>();
        int all = 0;
        try (ResultSet row = described.getColumns(catalog, pattern(), "%", "%")) {
            while (row.next()) {
                String table = row.getString("TABLE_NAME");
                String name = row.getString("COLUMN_NAME");
                if (!here(row) || !tables.contains(table) || !sayable(name)) {
                    continue;
                }
                List<TableRead.ColumnRead> of = columns.computeIfAbsent(table, _ -> new ArrayList<>());
                if (of.size() == settings.columns() || all == MOST_COLUMNS) {
                    truncated = true;
                    continue;
                }
                all++;
                of.add(new TableRead.ColumnRead(name, comment(row.getString("REMARKS")), row.getInt("DATA_TYPE"), cut(String.valueOf(row.getString("TYPE_NAME")), 60), number(row, "COLUMN_SIZE"),
                        number(row, "DECIMAL_DIGITS"), row.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls, false));
            }
        }
        return columns;
    }

    /** The table with its keys; a view has none. */
    TableRead withKeys(TableRead table) throws SQLException {
        if (table.view()) {
            return table;
        }
        Set<String> unique = unique(table.name());
        return new TableRead(table.name(), false, table.comment(), table.rows(), primaryKey(table.name()), foreignKeys(table.name()), table.columns().stream()
                .map(one -> unique.contains(one.name()) ? new TableRead.ColumnRead(one.name(), one.comment(), one.type(), one.typeName(), one.size(), one.digits(), one.required(), true) : one).toList());
    }

    private List<String> primaryKey(String table) throws SQLException {
        Map<Integer, String> parts = new TreeMap<>();
        try (ResultSet row = described.getPrimaryKeys(catalog, schema.orElse(null), table)) {
            while (row.next() && parts.size() < MOST_KEYS) {
                parts.put(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(parts.values());
    }

    private List<SourceForeignKey> foreignKeys(String table) throws SQLException {
        List<SourceForeignKey> keys = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        String target = "";
        try (ResultSet row = described.getImportedKeys(catalog, schema.orElse(null), table)) {
            while (row.next() && keys.size() < MOST_KEYS) {
                if (row.getInt("KEY_SEQ") == 1 && !columns.isEmpty()) {
                    keys.add(new SourceForeignKey(List.copyOf(columns), target, List.copyOf(targets)));
                    columns.clear();
                    targets.clear();
                }
                columns.add(cut(row.getString("FKCOLUMN_NAME"), LONGEST_NAME));
                targets.add(cut(row.getString("PKCOLUMN_NAME"), LONGEST_NAME));
                target = cut(row.getString("PKTABLE_NAME"), LONGEST_NAME);
            }
        }
        if (!columns.isEmpty()) {
            keys.add(new SourceForeignKey(List.copyOf(columns), target, List.copyOf(targets)));
        }
        return keys;
    }

    /** Columns that are unique by themselves. */
    private Set<String> unique(String table) throws SQLException {
        Map<String, List<String>> indexes = new HashMap<>();
        try (ResultSet row = described.getIndexInfo(catalog, schema.orElse(null), table, true, true)) {
            while (row.next() && indexes.size() < MOST_KEYS) {
                String column = row.getString("COLUMN_NAME");
                if (column != null && row.getShort("TYPE") != DatabaseMetaData.tableIndexStatistic) {
                    indexes.computeIfAbsent(row.getString("INDEX_NAME"), _ -> new ArrayList<>()).add(column);
                }
            }
        } catch (SQLFeatureNotSupportedException never) {
            return Set.of();
        }
        Set<String> unique = new HashSet<>();
        indexes.values().stream().filter(columns -> columns.size() == 1).forEach(unique::addAll);
        return unique;
    }

    private Map<String, Long> rows() throws SQLException {
        Map<String, Long> rows = new HashMap<>();
        String asked = schema.orElse(catalog);
        if (kind.rows() != null && asked != null) {
            try (PreparedStatement statement = connection.prepareStatement(kind.rows())) {
                statement.setString(1, asked);
                statement.setMaxRows(settings.tables() * 2);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        rows.put(row.getString(1), row.getLong(2));
                    }
                }
            }
        }
        return rows;
    }

    private void schemaExists() throws SQLException {
        if (schema.isEmpty()) {
            return;
        }
        boolean found = false;
        try (ResultSet row = described.getSchemas()) {
            while (row.next() && !found) {
                found = schema.get().equals(row.getString("TABLE_SCHEM"));
            }
        }
        if (!found) {
            throw new SourceUnavailable(SourceOutcome.NO_SUCH_SCHEMA);
        }
    }

    /** Drivers take schemas for patterns: escaped, and looked at once more in what comes back. */
    private @Nullable String pattern() throws SQLException {
        String escape = described.getSearchStringEscape();
        return schema.map(name -> name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%")).orElse(null);
    }

    private boolean here(ResultSet row) throws SQLException {
        return schema.isEmpty() || schema.get().equals(row.getString("TABLE_SCHEM"));
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    /** A name we can keep and show; others are left out. */
    private static boolean sayable(@Nullable String name) {
        return name != null && !name.isEmpty() && name.length() <= LONGEST_NAME && name.codePoints().noneMatch(c -> c < ' ' || Character.getType(c) == Character.SURROGATE);
    }

    private static @Nullable String comment(@Nullable String remarks) {
        String text = remarks == null ? "" : cut(remarks.replaceAll("\\p{Cntrl}+", " ").strip(), LONGEST_COMMENT);
        return text.isEmpty() ? null : text;
    }

    private static String cut(@Nullable String text, int longest) {
        StringBuilder kept = new StringBuilder();
        String.valueOf(text).codePoints().filter(c -> c != 0 && Character.getType(c) != Character.SURROGATE).limit(longest).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
