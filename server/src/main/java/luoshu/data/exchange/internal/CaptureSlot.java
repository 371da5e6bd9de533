package luoshu.data.exchange.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.postgresql.replication.ReplicationSlotInfo;

/**
 * What the source keeps for a flow that follows it: a publication, which says whose changes are told, and a replication slot, which keeps the log from the place on that we have not acknowledged. Both
 * have the name of the flow. A slot holds back the log of its whole server, so one that nobody follows has to go.
 */
final class CaptureSlot {

    private static final String IN_USE = "55006";
    /** A slot begins where no transaction of before is open: it waits for them, as long as for a lock. */
    private static final String WAITED = "55P03";
    /** Milliseconds; a connection that was just closed holds its slot for a moment. */
    private static final int MOMENT = 200;
    private static final int MOMENTS = 25;
    private final String name;

    CaptureSlot(UUID flow) {
        this.name = "luoshu_" + flow.toString().replace("-", "");
    }

    String name() {
        return name;
    }

    /** What an administrator has to run where the platform may not. */
    String publish(PgTable table) {
        return "CREATE PUBLICATION %s FOR TABLE %s".formatted(name, table.quoted());
    }

    /** {@code confirmed}: place of the log up to which the flow has said that it has everything; {@code held}: bytes of the log kept for it; {@code lost}: the source gave up to keep them. */
    record State(LogSequenceNumber confirmed, long held, boolean lost, boolean active) {
    }

    /** Empty: there is none. */
    Optional<State> find(Connection source) throws SQLException {
        try (Statement statement = source.createStatement(); ResultSet row = statement.executeQuery("""
                select confirmed_flush_lsn::pg_catalog.text, pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), restart_lsn)::bigint, coalesce(wal_status = 'lost', false), active
                from pg_catalog.pg_replication_slots where slot_name = '%s'
                """.formatted(name))) {
            return row.next() ? Optional.of(new State(row.getString(1) == null ? LogSequenceNumber.INVALID_LSN : LogSequenceNumber.valueOf(row.getString(1)), row.getLong(2), row.getBoolean(3), row.getBoolean(4)))
                    : Optional.empty();
        }
    }

    /** Anew, whatever there was. The publication first: the log is read with the publications of its time. */
    void make(Connection log, PgTable table) throws SQLException {
        drop(log, false);
        try (Statement statement = log.createStatement()) {
            if (!exists(statement, "select 1 from pg_catalog.pg_publication where pubname = '%s'".formatted(name))) {
                statement.execute(publish(table) + " WITH (publish = 'insert, update, delete, truncate')");
            }
        }
        try {
            log.unwrap(PGConnection.class).getReplicationAPI().createReplicationSlot().logical().withSlotName(name).withOutputPlugin("pgoutput").make();
        } catch (SQLException refused) {
            throw stopped(refused);
        }
    }

    /** A second slot, gone with its connection, for the sake of its snapshot: what was committed before its place of the log, and nothing else. */
    ReplicationSlotInfo look(Connection log) {
        try {
            return log.unwrap(PGConnection.class).getReplicationAPI().createReplicationSlot().logical().withSlotName(name + "_r").withOutputPlugin("pgoutput").withTemporaryOption().make();
        } catch (SQLException refused) {
            throw stopped(refused);
        }
    }

    /** @param from the first transaction that ends behind it is the first that is told */
    PGReplicationStream follow(Connection log, LogSequenceNumber from) throws SQLException {
        try {
            return log.unwrap(PGConnection.class).getReplicationAPI().replicationStream().logical().withSlotName(name).withStartPosition(from).withAutomaticFlush(false).withSlotOption("proto_version", 1)
                    .withSlotOption("publication_names", name).withStatusInterval(5, TimeUnit.SECONDS).start();
        } catch (SQLException refused) {
            throw stopped(refused);
        }
    }

    /** @param all the publication, too */
    void drop(Connection log, boolean all) throws SQLException {
        try (Statement statement = log.createStatement()) {
            if (exists(statement, "select 1 from pg_catalog.pg_replication_slots where slot_name = '%s'".formatted(name))) {
                drop(statement);
            }
            if (all && exists(statement, """
                    select 1 from pg_catalog.pg_publication p join pg_catalog.pg_roles r on r.oid = p.pubowner where p.pubname = '%s' and r.rolname = current_user
                    """.formatted(name))) {
                statement.execute("drop publication " + name);
            }
        } catch (SQLException refused) {
            throw stopped(refused);
        }
    }

    private void drop(Statement statement) throws SQLException {
        for (int tried = 1; ; tried++) {
            try {
                statement.execute("select pg_catalog.pg_drop_replication_slot('%s')".formatted(name));
                return;
            } catch (SQLException refused) {
                if (!IN_USE.equals(refused.getSQLState()) || tried == MOMENTS) {
                    throw refused;
                }
            }
            statement.execute("select pg_catalog.pg_sleep(%s)".formatted(MOMENT / 1_000.0));
        }
    }

    private static boolean exists(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next();
        }
    }

    private ExchangeStopped stopped(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        return switch (state) {
            case IN_USE -> new ExchangeStopped("slot-active", "来源库的复制槽 " + name + " 正被另一个连接使用");
            case WAITED -> new ExchangeStopped("source-busy", "来源库有长时间没有结束的事务，暂时建立不了复制槽（55P03）");
            default -> ExchangeStopped.of("来源", refused);
        };
    }

    /** The slot a run goes on with. {@code from}: place of the log up to which the target has everything; null: nothing was acknowledged yet. */
    State there(Connection source, @Nullable LogSequenceNumber from) throws SQLException {
        State state = find(source).orElseThrow(() -> new ExchangeStopped("slot-lost", "来源库的复制槽 " + name + " 不在了，其后的变更无从得知；请取消这次运行，重新开始（先整表后变更）"));
        if (state.lost()) {
            throw new ExchangeStopped("slot-lost", "来源库已经清除复制槽 " + name + " 还没有读取的日志（max_slot_wal_keep_size）；请取消这次运行，重新开始（先整表后变更）");
        }
        if (from != null && state.confirmed().compareTo(from) > 0) {
            throw new ExchangeStopped("slot-ahead", "目标库的断点（" + from.asString() + "）早于来源库已经确认的位置（" + state.confirmed().asString() + "），目标库可能是从备份恢复的；请取消这次运行，重新开始（先整表后变更）");
        }
        return state;
    }
}
