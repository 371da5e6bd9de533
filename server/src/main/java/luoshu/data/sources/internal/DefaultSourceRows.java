package luoshu.data.sources.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import luoshu.data.sources.DataSources;
import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceRows;
import luoshu.data.sources.SourceUnavailable;
import luoshu.kernel.access.Access;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class DefaultSourceRows implements SourceRows {

    private static final int FETCH = 2_000;
    /** Compares values only with values of their type: it is told to find that out. */
    private static final String TYPED = "POSTGRESQL";
    private final SourceQueries queries;
    private final ReadingQueries readings;
    private final SourceKinds kinds;
    private final SourceConnections connections;
    private final Access access;

    DefaultSourceRows(SourceQueries queries, ReadingQueries readings, SourceKinds kinds, SourceConnections connections, Access access) {
        this.queries = queries;
        this.readings = readings;
        this.kinds = kinds;
        this.connections = connections;
        this.access = access;
    }

    @Override
    public long read(UUID id, String table, List<String> columns, long most, Taker taker) {
        return read(id, table, columns, null, null, most, taker);
    }

    @Override
    public long readAfter(UUID id, String table, List<String> columns, String key, @Nullable String after, long most, Taker taker) {
        return read(id, table, columns, key, after, most, taker);
    }

    private long read(UUID id, String table, List<String> columns, @Nullable String key, @Nullable String after, long most, Taker taker) {
        access.require(DataSources.MANAGE);
        SourceFile source = queries.find(id).filter(one -> access.allows(DataSources.MANAGE, one.subject())).orElseThrow(() -> new NotFound("data source"));
        known(id, table, columns);
        known(id, table, key == null ? List.of() : List.of(key));
        try {
            SourceKind kind = kinds.find(source.kind()).orElseThrow(() -> new SourceUnavailable(SourceOutcome.DRIVER_MISSING));
            String from = kind.schema(source.schema(), source.user()).map(name -> kind.quoted(name) + ".").orElse("") + kind.quoted(table);
            String behind = key == null ? "" : " where " + kind.quoted(key) + (after == null ? " is not null" : " > ?") + " order by " + kind.quoted(key);
            String sql = "select " + columns.stream().map(kind::quoted).collect(Collectors.joining(", ")) + " from " + from + behind;
            return connections.ask(source, kind, connection -> rows(connection, sql, kind.code().equals(TYPED), key == null ? null : after, columns.size(), most, taker));
        } catch (SourceUnavailable away) {
            throw away.refused();
        }
    }

    /** Names come from rules; only those that were read from the database go into a statement. */
    private void known(UUID source, String table, List<String> columns) {
        TableRead read = readings.complete(source, null).flatMap(reading -> readings.table(reading.id(), table)).map(ReadingQueries.Kept::table)
                .orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "source-table-unknown", "数据源中没有读到表 " + table, Map.of("table", table)));
        Set<String> has = read.columns().stream().map(TableRead.ColumnRead::name).collect(Collectors.toSet());
        columns.stream().filter(column -> !has.contains(column)).findFirst().ifPresent(column -> {
            throw new Refused(Problem.Kind.CONFLICT, "source-column-unknown", "数据源的表 " + table + " 没有字段 " + column, Map.of("table", table, "column", column));
        });
    }

    private static long rows(Connection connection, String sql, boolean typed, @Nullable String after, int columns, long most, Taker taker) throws SQLException {
        long taken = 0;
        @Nullable String[] values = new String[columns];
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            if (after != null && typed) {
                statement.setObject(1, after, Types.OTHER);
            } else if (after != null) {
                statement.setString(1, after);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (taken < most && row.next()) {
                    for (int i = 0; i < columns; i++) {
                        values[i] = row.getString(i + 1);
                    }
                    taker.take(values);
                    taken++;
                }
            }
        }
        return taken;
    }
}
