package luoshu.data.sources.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import luoshu.data.sources.SourceLinks;
import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceServing;
import luoshu.data.sources.SourceUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One {@link ServingPool} for each source that is asked. A source that was changed or removed is noticed within a second. */
@Component
class ServingConnections implements SourceServing {

    private static final int GRACE = 500;
    private final SourceQueries queries;
    private final SourceKinds kinds;
    private final SourceConnections connections;
    private final SourceSettings settings;
    private final ConcurrentHashMap<UUID, ServingPool> pools = new ConcurrentHashMap<>();

    ServingConnections(SourceQueries queries, SourceKinds kinds, SourceConnections connections, SourceSettings settings) {
        this.queries = queries;
        this.kinds = kinds;
        this.connections = connections;
        this.settings = settings;
    }

    @Override
    public <T> T ask(UUID source, Duration within, SourceLinks.Work<T> work) {
        long until = System.nanoTime() + within.toNanos();
        ServingPool pool = pool(source);
        if (!pool.enter(within)) {
            throw new SourceUnavailable(SourceOutcome.BUSY);
        }
        try {
            return asked(pool, until, work);
        } finally {
            pool.leave();
        }
    }

    private ServingPool pool(UUID source) {
        ServingPool known = pools.get(source);
        if (known != null && known.fresh()) {
            return known;
        }
        SourceFile file = queries.find(source).orElse(null);
        if (file == null) {
            ServingPool gone = pools.remove(source);
            if (gone != null) {
                gone.close();
            }
            throw new SourceUnavailable(SourceOutcome.REMOVED);
        }
        SourceKind kind = kinds.find(file.kind()).orElseThrow(() -> new SourceUnavailable(SourceOutcome.DRIVER_MISSING));
        return pools.compute(source, (_, before) -> {
            if (before != null && before.is(file)) {
                before.seen();
                return before;
            }
            if (before != null) {
                before.close();
            }
            return new ServingPool(file, kind, connections, settings.serving());
        });
    }

    /** A connection that broke while nobody used it is not the asker's trouble: a fresh one is tried, once. */
    private <T> T asked(ServingPool pool, long until, SourceLinks.Work<T> work) {
        Connection kept = pool.kept();
        if (kept != null) {
            try {
                return with(pool, kept, until, work);
            } catch (SQLException failed) {
                if (!broken(failed) || pool.failure(failed).outcome() == SourceOutcome.TIMEOUT) {
                    throw pool.failure(failed);
                }
                pool.drop();
            }
        }
        try {
            return with(pool, pool.open(), until, work);
        } catch (SQLException failed) {
            throw pool.failure(failed);
        }
    }

    private static <T> T with(ServingPool pool, Connection connection, long until, SourceLinks.Work<T> work) throws SQLException {
        boolean whole = false;
        try {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                whole = true;
                throw new SourceUnavailable(SourceOutcome.TIMEOUT);
            }
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(left) + GRACE);
            try (Statement bound = connection.createStatement()) {
                bound.execute("set local statement_timeout = " + left);
            }
            T result = work.with(connection);
            whole = true;
            return result;
        } catch (SQLException failed) {
            whole = !broken(failed);
            throw failed;
        } finally {
            pool.back(connection, whole && undone(connection));
        }
    }

    private static boolean undone(Connection connection) {
        try {
            connection.rollback();
            return true;
        } catch (SQLException gone) {
            return false;
        }
    }

    /** SQLSTATE class 08: the connection; 57P: the server ended it. */
    private static boolean broken(SQLException failed) {
        @Nullable String state = failed.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }

    @PreDestroy
    void close() {
        pools.values().forEach(ServingPool::close);
    }
}
