package luoshu.data.sources.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import luoshu.data.sources.EntryTable;
import luoshu.data.sources.SourceLink;
import luoshu.data.sources.SourceLinks;
import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceRows;
import luoshu.data.sources.SourceUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class DefaultSourceLinks implements SourceLinks {

    private static final int FETCH = 2_000;
    private final SourceQueries queries;
    private final SourceKinds kinds;
    private final SourceConnections connections;

    DefaultSourceLinks(SourceQueries queries, SourceKinds kinds, SourceConnections connections) {
        this.queries = queries;
        this.kinds = kinds;
        this.connections = connections;
    }

    @Override
    public Optional<SourceLink> find(UUID source) {
        return queries.find(source).map(file -> {
            Optional<SourceKind> kind = kinds.find(file.kind());
            return new SourceLink(file.id(), file.name(), file.subject(), file.kind(), kind.flatMap(one -> one.schema(file.schema(), file.user())).orElse(null), file.target(),
                    kind.filter(SourceKind::movable).isPresent());
        });
    }

    @Override
    public List<EntryTable> tables(UUID resource) {
        return queries.tables(resource);
    }

    @Override
    public long rows(UUID source, String table, List<String> columns, @Nullable Beginning beginning, long most, SourceRows.Taker taker) {
        SourceFile file = queries.find(source).orElseThrow(() -> new SourceUnavailable(SourceOutcome.REMOVED));
        SourceKind kind = kinds.find(file.kind()).orElseThrow(() -> new SourceUnavailable(SourceOutcome.DRIVER_MISSING));
        String from = kind.schema(file.schema(), file.user()).map(name -> kind.quoted(name) + ".").orElse("") + kind.quoted(table);
        String sql = "select " + columns.stream().map(kind::quoted).collect(Collectors.joining(", ")) + " from " + from + (beginning == null ? "" : " where " + kind.text(beginning.column()) + " like ? escape '!'");
        return connections.beside(file, kind, connection -> rows(connection, sql, beginning == null ? null : beginning.prefix().replaceAll("[!%_]", "!$0") + "%", columns.size(), most, taker));
    }

    private static long rows(Connection connection, String sql, @Nullable String pattern, int columns, long most, SourceRows.Taker taker) throws SQLException {
        long taken = 0;
        @Nullable String[] values = new String[columns];
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            if (pattern != null) {
                statement.setString(1, pattern);
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

    @Override
    public <T> T reading(UUID source, Work<T> work) {
        return move(source, false, work);
    }

    @Override
    public <T> T writing(UUID source, Work<T> work) {
        return move(source, true, work);
    }

    @Override
    public <T> T following(UUID source, Work<T> work) {
        SourceFile file = file(source);
        return connections.follow(file, kind(file), work::with);
    }

    private <T> T move(UUID source, boolean writing, Work<T> work) {
        SourceFile file = file(source);
        return connections.move(file, kind(file), writing, work::with);
    }

    private SourceFile file(UUID source) {
        return queries.find(source).orElseThrow(() -> new SourceUnavailable(SourceOutcome.REMOVED));
    }

    private SourceKind kind(SourceFile file) {
        return kinds.find(file.kind()).orElseThrow(() -> new SourceUnavailable(SourceOutcome.DRIVER_MISSING));
    }
}
