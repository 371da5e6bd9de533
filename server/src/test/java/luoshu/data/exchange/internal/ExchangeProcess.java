package luoshu.data.exchange.internal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

import luoshu.data.exchange.ExchangeFinding;
import luoshu.data.exchange.ExchangeMode;
import luoshu.data.sources.SourceLinks;
import tools.jackson.databind.json.JsonMapper;

/** An engine in a process of its own, to be killed, or to be kept in a small heap. Arguments: source and target address, user, password, flow, run, rows of a chunk, content as JSON. */
final class ExchangeProcess {

    private static final List<String> SESSION = List.of("set datestyle = 'ISO, YMD'", "set timezone = 'UTC'", "set search_path = ''");

    private ExchangeProcess() {
    }

    public static void main(String[] arguments) throws SQLException {
        try (Connection source = open(arguments[0], arguments[2], arguments[3]); Connection target = open(arguments[1], arguments[2], arguments[3])) {
            ExchangeContent content = JsonMapper.shared().readValue(arguments[7], ExchangeContent.class);
            if (content.mode() == ExchangeMode.CAPTURE) {
                capture(content, UUID.fromString(arguments[4]), UUID.fromString(arguments[5]), source, target, log(arguments[0], arguments[2], arguments[3]), new Quiet(), Integer.parseInt(arguments[6]), 4_096).follow();
            }
            Checkpoint end = engine(content, UUID.fromString(arguments[4]), UUID.fromString(arguments[5]), source, target, new Quiet(), Integer.parseInt(arguments[6])).move(false);
            System.out.println(end.phase() + " " + end.read() + " " + end.sentRows() + " " + end.targetRows());
        }
    }

    static Connection open(String url, String user, String password) throws SQLException {
        Connection connection = DriverManager.getConnection(url, user, password);
        try (Statement statement = connection.createStatement()) {
            for (String each : SESSION) {
                statement.execute(each);
            }
        }
        connection.setAutoCommit(false);
        return connection;
    }

    /** Connections that follow the log. */
    static CaptureLog log(String url, String user, String password) {
        return new CaptureLog() {
            @Override
            public <T> T open(SourceLinks.Work<T> work) {
                Properties properties = new Properties();
                properties.putAll(Map.of("user", user, "password", password, "replication", "database", "preferQueryMode", "simple", "assumeMinServerVersion", "10"));
                try (Connection connection = DriverManager.getConnection(url, properties); Statement statement = connection.createStatement()) {
                    for (String each : SESSION) {
                        statement.execute(each);
                    }
                    return work.with(connection);
                } catch (SQLException failed) {
                    throw ExchangeStopped.of("来源", failed);
                }
            }
        };
    }

    static CaptureEngine capture(ExchangeContent content, UUID flow, UUID run, Connection source, Connection target, CaptureLog log, EngineWatch watch, int chunk, long megabytes) throws SQLException {
        ExchangePlan plan = plan(content, source, target);
        FlowFile.Agreed agreed = FlowDrift.agreed(plan);
        return new CaptureEngine(plan, flow, run, source, target, log, new CaptureDrift(source, plan, agreed, flow), watch,
                new CaptureBounds(chunk, Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofMillis(200), megabytes << 20, Clock.systemUTC()));
    }

    static ExchangeEngine engine(ExchangeContent content, UUID flow, UUID run, Connection source, Connection target, EngineWatch watch, int chunk) throws SQLException {
        return new ExchangeEngine(plan(content, source, target), flow, run, source, target, watch, chunk);
    }

    static ExchangePlan plan(ExchangeContent content, Connection source, Connection target) throws SQLException {
        List<ExchangeFinding> findings = new ArrayList<>();
        PgTable from = PgTable.read(source, "public", content.sourceTable()).orElseThrow();
        PgTable to = PgTable.read(target, "public", content.targetTable()).orElseThrow();
        ExchangePlan plan = ExchangePlan.of(content, from, to, findings);
        if (!findings.isEmpty()) {
            throw new IllegalStateException(findings.toString());
        }
        source.commit();
        target.commit();
        return plan;
    }

    /** Looks on. */
    static class Quiet implements EngineWatch {
    }
}
