package luoshu.trust.ledger.internal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * The one connection of all nodes that may write entries. It holds an advisory lock as long as it lives and writes on itself only, so whoever lost the lock cannot write any more.
 */
final class SequencingSession implements AutoCloseable {

    record Act(UUID id, byte[] entry) {
    }

    record Placing(UUID act, long place) {
    }

    private static final long LOCK = 0x6c65_6467_6572L;
    private static final String ROWS = "insert into ledger.batch (first, size, entries, hashes) select * from unnest(?::bigint[], ?::integer[], ?::bytea[], ?::bytea[])";
    private static final String ALL = """
            with nodes as (insert into ledger.node (level, place, hash) select * from unnest(?::integer[], ?::bigint[], ?::bytea[])),
                 placed as (update ledger.act a set place = p.place from unnest(?::uuid[], ?::bigint[]) as p(id, place) where a.id = p.id)
            insert into ledger.batch (first, size, entries, hashes) select * from unnest(?::bigint[], ?::integer[], ?::bytea[], ?::bytea[])
            """;
    private static final String WAITING = "select id, entry from ledger.act where place is null order by id limit ?";

    private final Connection connection;
    private final PreparedStatement rows;
    private final PreparedStatement all;
    private final PreparedStatement waiting;

    private SequencingSession(Connection connection) throws SQLException {
        this.connection = connection;
        this.rows = connection.prepareStatement(ROWS);
        this.all = connection.prepareStatement(ALL);
        this.waiting = connection.prepareStatement(WAITING);
    }

    /** Empty where another node sequences. */
    static Optional<SequencingSession> take(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        boolean taken = false;
        try {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                // A node that vanished without a word gives the lock back within half a minute.
                statement.execute("select set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false)");
                try (ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
                    taken = row.next() && row.getBoolean(1);
                }
            }
            return taken ? Optional.of(new SequencingSession(connection)) : Optional.empty();
        } finally {
            if (!taken) {
                connection.close();
            }
        }
    }

    List<Act> waiting(int most) throws SQLException {
        waiting.setInt(1, most);
        List<Act> acts = new ArrayList<>();
        try (ResultSet row = waiting.executeQuery()) {
            while (row.next()) {
                acts.add(new Act(row.getObject(1, UUID.class), row.getBytes(2)));
            }
        }
        return acts;
    }

    /** One statement, one commit. */
    void write(Batch batch, List<Placing> placings) throws SQLException {
        List<Batch.Row> written = batch.rows();
        List<Batch.Node> nodes = batch.nodes();
        int next = 1;
        PreparedStatement statement = rows;
        if (!nodes.isEmpty() || !placings.isEmpty()) {
            statement = all;
            statement.setArray(next++, array("int4", nodes, Batch.Node::level, new Integer[0]));
            statement.setArray(next++, array("int8", nodes, Batch.Node::place, new Long[0]));
            statement.setArray(next++, array("bytea", nodes, Batch.Node::hash, new byte[0][]));
            statement.setArray(next++, array("uuid", placings, Placing::act, new UUID[0]));
            statement.setArray(next++, array("int8", placings, Placing::place, new Long[0]));
        }
        statement.setArray(next++, array("int8", written, Batch.Row::first, new Long[0]));
        statement.setArray(next++, array("int4", written, Batch.Row::size, new Integer[0]));
        statement.setArray(next++, array("bytea", written, Batch.Row::entries, new byte[0][]));
        statement.setArray(next, array("bytea", written, Batch.Row::hashes, new byte[0][]));
        statement.executeUpdate();
    }

    private <T, V> Array array(String type, List<T> rows, Function<T, V> value, V[] none) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toList().toArray(none));
    }

    /** Gives the lock back with the connection, whatever state that is in. */
    @Override
    public void close() {
        try (connection; rows; all; waiting; Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException gone) {
            // and the lock with it
        }
    }
}
