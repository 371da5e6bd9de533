package luoshu.data.sources.internal;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceUnavailable;
import org.springframework.stereotype.Component;

/** Connections to data sources, bounded in time and always closed. To ask one: one at a time for each of them, that only reads. */
@Component
class SourceConnections {

    private static final int KNOCK = 5_000;

    /** What is asked of a database. */
    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private final SourceHosts hosts;
    private final OwnDatabase own;
    private final SourceDrivers drivers;
    private final SourceSecrets secrets;
    private final SourceSettings settings;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    SourceConnections(SourceHosts hosts, OwnDatabase own, SourceDrivers drivers, SourceSecrets secrets, SourceSettings settings) {
        this.hosts = hosts;
        this.own = own;
        this.drivers = drivers;
        this.secrets = secrets;
        this.settings = settings;
    }

    /** @throws SourceUnavailable however it could not be asked */
    <T> T ask(SourceFile source, SourceKind kind, Question<T> question) {
        if (!busy.add(source.id())) {
            throw new SourceUnavailable(SourceOutcome.BUSY);
        }
        try {
            return beside(source, kind, question);
        } finally {
            busy.remove(source.id());
        }
    }

    /** As {@link #ask}, beside other questions: how many there are at once is for the caller to bound. */
    <T> T beside(SourceFile source, SourceKind kind, Question<T> question) {
        try (Connection connection = open(source, kind, List.of(), kind.session(), settings.answer(), true)) {
            try {
                return question.ask(connection);
            } finally {
                undo(connection);
            }
        } catch (SQLException failed) {
            throw SourceFailures.of(kind, failed);
        }
    }

    /**
     * For a module that moves rows: as long as that takes, beside other questions.
     *
     * @param writing whether it may write; never to the platform's own database
     */
    <T> T move(SourceFile source, SourceKind kind, boolean writing, Question<T> question) {
        if (!kind.movable()) {
            throw new SourceUnavailable(SourceOutcome.NOT_MOVABLE);
        }
        if (writing && !source.target()) {
            throw new SourceUnavailable(SourceOutcome.NOT_A_TARGET);
        }
        try (Connection connection = open(source, kind, List.of(), kind.moving(), settings.moving(), !writing)) {
            try {
                return question.ask(connection);
            } finally {
                undo(connection);
            }
        } catch (SQLException failed) {
            throw SourceFailures.of(kind, failed);
        }
    }

    /** One that only reads and is kept for questions of callers; whoever asks for it closes it. */
    Connection kept(SourceFile source, SourceKind kind) throws SQLException {
        if (!kind.movable()) {
            throw new SourceUnavailable(SourceOutcome.NOT_MOVABLE);
        }
        return open(source, kind, List.of(), kind.moving(), settings.answer(), true);
    }

    /** To follow the log of a database, each statement for itself. It makes things there – a slot –, so never with the platform's own database. */
    <T> T follow(SourceFile source, SourceKind kind, Question<T> question) {
        if (kind.following().isEmpty()) {
            throw new SourceUnavailable(SourceOutcome.NOT_MOVABLE);
        }
        try (Connection connection = open(source, kind, kind.following(), kind.moving(), settings.moving(), false)) {
            connection.setAutoCommit(true);
            return question.ask(connection);
        } catch (SQLException failed) {
            throw SourceFailures.of(kind, failed);
        }
    }

    private Connection open(SourceFile source, SourceKind kind, List<String> more, List<String> session, Duration answer, boolean readOnly) throws SQLException {
        InetAddress address = within(settings.connect(), () -> hosts.resolve(source.host()), _ -> { });
        own.refuse(address, source.port(), source.database(), !readOnly);
        Driver driver = drivers.driver(kind);
        knock(address, source.port());
        Properties properties = kind.properties(source.tls(), more);
        properties.setProperty("user", source.user());
        properties.setProperty("password", secrets.open(source.id(), source.password()));
        String literal = address instanceof Inet6Address ? "[" + address.getHostAddress().replaceAll("%.*", "") + "]" : address.getHostAddress();
        Connection connection = within(settings.connect(), () -> connect(driver, kind.url(literal, source.port(), source.database()), properties), SourceConnections::close);
        try {
            bounded(connection, session, answer, readOnly);
            return connection;
        } catch (SQLException | RuntimeException failed) {
            close(connection);
            throw failed;
        }
    }

    /** Says what keeps a connection from being made more precisely than drivers do. */
    private static void knock(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), KNOCK);
        } catch (IOException closed) {
            SourceOutcome outcome = SourceFailures.network(closed);
            throw new SourceUnavailable(outcome == null ? SourceOutcome.UNREACHABLE : outcome);
        }
    }

    /** A driver finds its own parts through the thread's class loader. */
    private static Connection connect(Driver driver, String url, Properties properties) throws SQLException {
        Thread.currentThread().setContextClassLoader(driver.getClass().getClassLoader());
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SourceUnavailable(SourceOutcome.DRIVER_MISSING);
        }
        return connection;
    }

    /** Statements of the session outside a transaction: a rollback would undo them. */
    private static void bounded(Connection connection, List<String> session, Duration answer, boolean readOnly) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(answer.toMillis()));
        } catch (SQLFeatureNotSupportedException never) {
            // the properties of the kind bound it
        }
        connection.setReadOnly(readOnly);
        try (Statement statement = connection.createStatement()) {
            for (String each : session) {
                statement.execute(each);
            }
        }
        connection.setAutoCommit(false);
    }

    private interface Work<T> {
        T work() throws SQLException;
    }

    private interface Late<T> {
        void came(T result);
    }

    /** On a thread of its own, for no longer than this; what comes after that is given to {@code late}. */
    private static <T> T within(Duration time, Work<T> work, Late<T> late) throws SQLException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().name("source-connect").start(() -> {
            try {
                T came = work.work();
                if (!result.complete(came)) {
                    late.came(came);
                }
            } catch (Throwable failed) {
                result.completeExceptionally(failed);
            }
        });
        try {
            return result.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case SQLException refused -> throw refused;
                case RuntimeException refused -> throw refused;
                case LinkageError _ -> throw new SourceUnavailable(SourceOutcome.DRIVER_MISSING);
                default -> throw new IllegalStateException(failed.getCause());
            }
        } catch (TimeoutException silent) {
            return tooLate(result, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return tooLate(result, late);
        }
    }

    private static <T> T tooLate(CompletableFuture<T> result, Late<T> late) {
        SourceUnavailable timeout = new SourceUnavailable(SourceOutcome.TIMEOUT);
        if (!result.completeExceptionally(timeout) && !result.isCompletedExceptionally()) {
            late.came(result.join());
        }
        throw timeout;
    }

    /** What went wrong before says more than that this does, too. */
    private static void undo(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            // closing it undoes what is left
        }
    }

    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // it is gone already
        }
    }
}
