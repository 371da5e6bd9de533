package luoshu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The PostgreSQL inside a data folder, as its operator sees it: other databases beside Luoshu's, settings, statistics, processes. */
public final class Postgres {

    private final Path cluster;
    private final String password;

    Postgres(Path data) {
        try {
            this.cluster = data.resolve("postgres");
            this.password = Files.readString(data.resolve("keys/postgres")).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + pidFile(3) + "/" + database;
    }

    public int port() {
        return Integer.parseInt(pidFile(3));
    }

    public String password() {
        return password;
    }

    public long pid() {
        return Long.parseLong(pidFile(0));
    }

    private String pidFile(int line) {
        try {
            return Files.readAllLines(cluster.resolve("postmaster.pid")).get(line).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public void execute(String database, String... statements) {
        try (Connection connection = session(database); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    public List<Map<String, Object>> query(String database, String sql) {
        try (Connection connection = session(database); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            List<Map<String, Object>> all = new ArrayList<>();
            while (rows.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.put(rows.getMetaData().getColumnLabel(i), rows.getObject(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    public String value(String database, String sql) {
        return String.valueOf(query(database, sql).getFirst().values().iterator().next());
    }

    /** A session of one's own: what it holds, it holds until closed. */
    public Connection session(String database) throws SQLException {
        return DriverManager.getConnection(url(database) + "?ApplicationName=bench", "luoshu", password);
    }

    /**
     * CPU seconds spent so far for one database: its client backends, its autovacuum workers' share and everything that serves all (WAL writer, checkpointer, writer,
     * postmaster). Take the difference over a window in which only one side works; other sides' idle backends are left out by name.
     */
    public double cpuWithout(Set<String> otherDatabases) {
        Map<Long, Cpu.Process> tree = Cpu.tree(pid());
        List<Long> others = query("postgres", "select pid, datname from pg_stat_activity where datname is not null and application_name <> 'bench' and backend_type = 'client backend'")
                .stream().filter(row -> otherDatabases.contains((String) row.get("datname"))).map(row -> ((Number) row.get("pid")).longValue()).toList();
        return tree.values().stream().filter(p -> !others.contains(p.pid())).mapToDouble(p -> p.own() + p.reaped()).sum();
    }

    public Map<String, Object> durability() {
        Map<String, Object> settings = new LinkedHashMap<>();
        query("postgres", "select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_level', 'server_version', 'shared_buffers')")
                .forEach(row -> settings.put((String) row.get("name"), row.get("setting")));
        return settings;
    }

    /** Whether statements can be counted: the module must be loaded when the server starts. True when it already is; otherwise it is asked for, and a restart is due. */
    public boolean countsStatements() {
        if (value("postgres", "select current_setting('shared_preload_libraries')").contains("pg_stat_statements")) {
            execute("postgres", "create extension if not exists pg_stat_statements");
            return true;
        }
        execute("postgres", "alter system set shared_preload_libraries = 'pg_stat_statements'", "alter system set \"pg_stat_statements.track\" = 'none'");
        return false;
    }

    public void count(boolean on) {
        execute("postgres", "alter system set \"pg_stat_statements.track\" = '" + (on ? "top" : "none") + "'", "alter system set \"pg_stat_statements.track_planning\" = " + on, "select pg_reload_conf()", "select pg_sleep(0.3)", on ? "select pg_stat_statements_reset()" : "select 1");
    }

    /** Statements of one database since {@link #count}, most time first: calls, rows, milliseconds, text. Transaction control is counted apart by commits. */
    public List<Map<String, Object>> statements(String database) {
        return query("postgres", """
                select s.calls, s.rows, round(s.total_exec_time::numeric, 1) as ms, round(s.total_plan_time::numeric, 1) as planning, s.plans, regexp_replace(s.query, '\\s+', ' ', 'g') as query
                from pg_stat_statements s join pg_database d on d.oid = s.dbid
                where d.datname = '%s' and s.query !~* '^(begin|commit|rollback|set |show |select \\$1$)' order by s.total_exec_time + s.total_plan_time desc
                """.formatted(database));
    }

    public long commits(String database) {
        return Long.parseLong(value("postgres", "select xact_commit from pg_stat_database where datname = '" + database + "'"));
    }
}
