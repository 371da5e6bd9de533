package luoshu.data.exchange.internal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import luoshu.data.exchange.ExchangeFinding;
import tools.jackson.databind.json.JsonMapper;

/** An engine in a process of its own, to be killed, or to be kept in a small heap. Arguments: source and target address, user, password, flow, run, rows of a chunk, content as JSON. */
final class ExchangeProcess {

    private ExchangeProcess() {
    }

    public static void main(String[] arguments) throws SQLException {
        try (Connection source = open(arguments[0], arguments[2], arguments[3]); Connection target = open(arguments[1], arguments[2], arguments[3])) {
            ExchangeContent content = JsonMapper.shared().readValue(arguments[7], ExchangeContent.class);
            Checkpoint end = engine(content, UUID.fromString(arguments[4]), UUID.fromString(arguments[5]), source, target, new Quiet(), Integer.parseInt(arguments[6])).move(false);
            System.out.println(end.phase() + " " + end.read() + " " + end.sentRows() + " " + end.targetRows());
        }
    }

    static Connection open(String url, String user, String password) throws SQLException {
        Connection connection = DriverManager.getConnection(url, user, password);
        try (Statement statement = connection.createStatement()) {
            for (String each : List.of("set datestyle = 'ISO, YMD'", "set timezone = 'UTC'", "set search_path = ''")) {
                statement.execute(each);
            }
        }
        connection.setAutoCommit(false);
        return connection;
    }

    static ExchangeEngine engine(ExchangeContent content, UUID flow, UUID run, Connection source, Connection target, EngineWatch watch, int chunk) throws SQLException {
        List<ExchangeFinding> findings = new ArrayList<>();
        PgTable from = PgTable.read(source, "public", content.sourceTable()).orElseThrow();
        PgTable to = PgTable.read(target, "public", content.targetTable()).orElseThrow();
        ExchangePlan plan = ExchangePlan.of(content, from, to, findings);
        if (!findings.isEmpty()) {
            throw new IllegalStateException(findings.toString());
        }
        source.commit();
        target.commit();
        return new ExchangeEngine(plan, flow, run, source, target, watch, chunk);
    }

    /** Looks on. */
    static class Quiet implements EngineWatch {
    }
}
