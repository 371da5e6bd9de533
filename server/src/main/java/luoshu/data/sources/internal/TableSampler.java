package luoshu.data.sources.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import luoshu.data.catalog.DataType;
import luoshu.data.catalog.ResourceChoices.DataElement;
import luoshu.data.sources.ColumnProfile;
import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceUnavailable;
import org.jspecify.annotations.Nullable;

/** Looks at some rows of a table and keeps what they say of its columns. A table that cannot be looked at says why; the others go on. */
final class TableSampler {

    private static final int FETCH = 200;
    private static final int MOST_COLUMNS = 200;
    private static final Set<String> READABLE = Set.of("uuid", "json", "jsonb", "inet", "cidr");
    /** Types of values that may be told: codes, not measures or days. */
    private static final Set<DataType> CODES = Set.of(DataType.C, DataType.I, DataType.L, DataType.M);
    private final Connection connection;
    private final SourceKind kind;
    private final Optional<String> schema;
    private final SensitivityRules rules;
    private final List<DataElement> elements;
    private final int rows;

    TableSampler(Connection connection, SourceKind kind, Optional<String> schema, SensitivityRules rules, List<DataElement> elements, int rows) {
        this.connection = connection;
        this.kind = kind;
        this.schema = schema;
        this.rules = rules;
        this.elements = elements;
        this.rows = rows;
    }

    /** @throws SourceUnavailable if the connection is gone */
    TableProfile profile(TableRead table) throws SQLException {
        List<TableRead.ColumnRead> columns = table.columns().stream().filter(TableSampler::sampled).limit(MOST_COLUMNS).toList();
        if (columns.isEmpty()) {
            return new TableProfile(0, null, Map.of());
        }
        try {
            TableProfile profile = sample(table, columns, table.view() ? null : table.rows());
            return profile.rows() == 0 && table.rows() != null && table.rows() > 0 ? sample(table, columns, null) : profile;
        } catch (SQLException refused) {
            SourceUnavailable failure = SourceFailures.of(kind, refused);
            try {
                connection.rollback();
                return TableProfile.failed(failure.outcome());
            } catch (SQLException gone) {
                throw failure;
            }
        }
    }

    private TableProfile sample(TableRead table, List<TableRead.ColumnRead> columns, @Nullable Long about) throws SQLException {
        List<ColumnSample> samples = new ArrayList<>();
        columns.forEach(_ -> samples.add(new ColumnSample(rules.recognisers())));
        int seen = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(rows);
            statement.setFetchSize(FETCH);
            String sql = kind.sampling(schema, table.name(), columns.stream().map(one -> new SourceKind.Sampled(one.name(), text(one))).toList(), rows, about);
            try (ResultSet row = statement.executeQuery(sql)) {
                while (row.next() && seen < rows) {
                    seen++;
                    for (int i = 0; i < columns.size(); i++) {
                        samples.get(i).add(row.getString(i + 1));
                    }
                }
            }
        }
        Map<String, ColumnProfile> profiles = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            profiles.put(columns.get(i).name(), profile(table, columns.get(i), samples.get(i)));
        }
        return new TableProfile(seen, null, profiles);
    }

    /** Values are told of a column that nothing takes for personal, that is no key, and that holds codes. */
    private ColumnProfile profile(TableRead table, TableRead.ColumnRead column, ColumnSample sample) {
        ColumnProfile statistics = sample.profile(false);
        boolean key = column.unique() || table.primaryKey().contains(column.name());
        boolean listed = !key && CODES.contains(NationalType.of(column).type()) && !rules.suggest(column.name(), column.comment(), statistics, elements).personal();
        return listed ? sample.profile(true) : statistics;
    }

    private static boolean text(TableRead.ColumnRead column) {
        return switch (column.type()) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR, Types.CLOB, Types.NCLOB, Types.DISTINCT, Types.OTHER -> true;
            default -> false;
        };
    }

    private static boolean sampled(TableRead.ColumnRead column) {
        return switch (column.type()) {
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.ARRAY, Types.STRUCT, Types.REF, Types.ROWID, Types.SQLXML, Types.JAVA_OBJECT, Types.DATALINK, Types.REF_CURSOR, Types.NULL -> false;
            case Types.OTHER -> READABLE.contains(column.typeName().toLowerCase(Locale.ROOT));
            default -> true;
        };
    }
}
