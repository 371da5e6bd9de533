package luoshu.data.exchange.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of checkpoints in the schema of the target. The platform makes it; it holds no row of anybody but the key of the last one. */
final class CheckpointTable {

    static final String NAME = "luoshu_exchange_checkpoint";
    private static final String COLUMNS = "run, phase, chunk, position, read_rows, rejected_rows, deleted_rows, bytes, sent_rows, sent_digest, target_rows, target_digest";
    private final Connection target;
    private final String table;
    private final UUID flow;

    CheckpointTable(Connection target, String schema, UUID flow) {
        this.target = target;
        this.table = PgNames.quoted(schema, NAME);
        this.flow = flow;
    }

    /** In a transaction of its own; two that come at once wait for each other. */
    void make() throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute("select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('luoshu_exchange_checkpoint'))");
            statement.execute("""
                    create table if not exists %s (flow uuid primary key, run uuid not null, phase text not null, chunk integer not null, position text[] not null, read_rows bigint not null,
                        rejected_rows bigint not null, deleted_rows bigint not null, bytes bigint not null, sent_rows bigint not null, sent_digest text not null, target_rows bigint, target_digest text,
                        changed_at timestamp with time zone not null default pg_catalog.now())
                    """.formatted(table));
        }
        target.commit();
    }

    /** Held until the transaction ends: nobody else goes on with this flow. */
    Optional<Checkpoint> lock() throws SQLException {
        return find(" for update");
    }

    Optional<Checkpoint> find() throws SQLException {
        return find("");
    }

    private Optional<Checkpoint> find(String how) throws SQLException {
        try (PreparedStatement statement = target.prepareStatement("select %s from %s where flow = ?%s".formatted(COLUMNS, table, how))) {
            statement.setObject(1, flow);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(checkpoint(row)) : Optional.empty();
            }
        }
    }

    private static Checkpoint checkpoint(ResultSet row) throws SQLException {
        return new Checkpoint(row.getObject(1, UUID.class), Checkpoint.Phase.valueOf(row.getString(2)), row.getInt(3), List.of((String[]) row.getArray(4).getArray()), row.getLong(5), row.getLong(6), row.getLong(7),
                row.getLong(8), row.getLong(9), row.getString(10), row.getObject(11, Long.class), row.getString(12));
    }

    void keep(Checkpoint now) throws SQLException {
        try (PreparedStatement statement = target.prepareStatement("""
                insert into %s (flow, %s, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, pg_catalog.now())
                on conflict (flow) do update set (%s, changed_at) = row(excluded.run, excluded.phase, excluded.chunk, excluded.position, excluded.read_rows, excluded.rejected_rows, excluded.deleted_rows,
                    excluded.bytes, excluded.sent_rows, excluded.sent_digest, excluded.target_rows, excluded.target_digest, excluded.changed_at)
                """.formatted(table, COLUMNS, COLUMNS))) {
            statement.setObject(1, flow);
            statement.setObject(2, now.run());
            statement.setString(3, now.phase().name());
            statement.setInt(4, now.chunk());
            statement.setArray(5, target.createArrayOf("text", now.position().toArray()));
            statement.setLong(6, now.read());
            statement.setLong(7, now.rejected());
            statement.setLong(8, now.deleted());
            statement.setLong(9, now.bytes());
            statement.setLong(10, now.sentRows());
            statement.setString(11, now.sent());
            statement.setObject(12, now.targetRows(), Types.BIGINT);
            statement.setString(13, now.target());
            statement.executeUpdate();
        }
    }
}
