package luoshu.data.quality.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import luoshu.data.quality.RuleOutcome;
import luoshu.data.quality.internal.RuleFile.Rule;
import luoshu.data.quality.internal.RuleFile.RuleTable;
import luoshu.kernel.parties.CitizenId;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * The column engine of one run, in a folder of its own that goes with it: the data lie there and not in memory, and what an aggregation or a join cannot hold is spilt there. Tables are filled first;
 * before the first rule runs the engine loses every way to files, networks and its own settings.
 */
final class ColumnEngine implements AutoCloseable {

    private static final int BATCH = 50_000;
    private static final String INCOMING = "incoming";

    /** Gives the rows of a table, a text or null for each column. */
    interface Rows {
        void to(Sink sink) throws SQLException;
    }

    /** Takes a row. */
    interface Sink {
        void row(@Nullable String[] values) throws SQLException;
    }

    /** Is asked before each statement; may throw. */
    interface Progress {
        void done(int rules);
    }

    private final Path folder;
    private final EngineSettings settings;
    private final DuckDBConnection connection;
    private boolean closedToOutside;

    private ColumnEngine(Path folder, EngineSettings settings, DuckDBConnection connection) {
        this.folder = folder;
        this.settings = settings;
        this.connection = connection;
    }

    /** @param parent where its folder is made */
    static ColumnEngine open(Path parent, EngineSettings settings) {
        try {
            Files.createDirectories(parent);
            Path folder = Files.createTempDirectory(parent, "run-");
            ColumnEngine engine = new ColumnEngine(folder, settings, (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:" + folder.resolve("data.db"), new Properties()));
            engine.bound();
            return engine;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** One by one: given with the address, the bound of the disk is not kept. */
    private void bound() throws SQLException {
        execute("set autoinstall_known_extensions = false");
        execute("set autoload_known_extensions = false");
        execute("set preserve_insertion_order = false");
        execute("set threads = " + settings.threads());
        execute("set memory_limit = '" + settings.memory() + "MB'");
        execute("set temp_directory = " + Sql.text(folder.resolve("spill").toString()));
        execute("set max_temp_directory_size = '" + settings.spill() + "MB'");
    }

    /** Forgets what runs left behind that ended with their process. */
    static void sweep(Path parent) {
        if (Files.isDirectory(parent)) {
            delete(parent);
        }
    }

    void create(RuleTable table) throws SQLException {
        execute(ColumnTable.create(table));
    }

    /** UTF-8, commas, the first line names the columns; those no rule speaks of are left. */
    void load(RuleTable table, Path csv) throws SQLException {
        create(table);
        execute(ColumnTable.insert(table, "(select " + Sql.names(table.columns().keySet()) + " from read_csv(" + Sql.text(csv.toString()) + ", header = true, all_varchar = true, auto_detect = true, delim = ',', quote = '\"')"
                + " limit " + settings.rows() + ")"));
    }

    /** @return how many rows it took */
    long load(RuleTable table, Rows rows) throws SQLException {
        create(table);
        execute("create temp table " + INCOMING + " (" + String.join(", ", table.columns().keySet().stream().map(column -> Sql.name(column) + " varchar").toList()) + ")");
        try (Batches batches = new Batches(table)) {
            rows.to(batches);
            batches.flush();
            return batches.taken;
        } finally {
            execute("drop table " + INCOMING);
        }
    }

    private final class Batches implements Sink, AutoCloseable {
        private final RuleTable table;
        private DuckDBAppender appender;
        private int waiting;
        private long taken;

        private Batches(RuleTable table) throws SQLException {
            this.table = table;
            this.appender = appender();
        }

        private DuckDBAppender appender() throws SQLException {
            return connection.createAppender("temp", "main", INCOMING);
        }

        @Override
        public void row(@Nullable String[] values) throws SQLException {
            if (taken == settings.rows()) {
                return;
            }
            appender.beginRow();
            for (String value : values) {
                appender.append(value);
            }
            appender.endRow();
            taken++;
            if (++waiting == BATCH) {
                flush();
            }
        }

        private void flush() throws SQLException {
            appender.close();
            execute(ColumnTable.insert(table, INCOMING));
            execute("delete from " + INCOMING);
            waiting = 0;
            appender = appender();
        }

        @Override
        public void close() throws SQLException {
            appender.close();
        }
    }

    long count(RuleTable table) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("select count(*) from " + Sql.name(table.name()))) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Runs all rules of a table that is filled. */
    List<RuleOutcome> run(RuleTable table, LocalDateTime now, Progress progress) throws SQLException {
        closeToOutside();
        RulePlan plan = new RulePlan(table, now);
        List<Raw> raw = new ArrayList<>();
        for (RulePlan.Pass pass : plan.passes()) {
            raw.addAll(ask(pass.sql(), pass.rules()));
            progress.done(raw.size());
        }
        for (Rule rule : plan.setRules()) {
            raw.addAll(ask(plan.comparing(rule), List.of(rule)));
            progress.done(raw.size());
        }
        Map<Long, String> keys = keys(plan, raw);
        raw.sort(Comparator.comparingInt(one -> table.rules().indexOf(one.rule())));
        return raw.stream().map(one -> new RuleOutcome(table.name(), one.rule().code(), one.checked(), one.failed(), one.rows().stream().map(keys::get).toList())).toList();
    }

    /** Streams in what a comparison is about, and holds it against each other. */
    ComparisonEngine.Compared compare(Comparison comparison, ComparisonEngine.Rows rows) throws SQLException {
        closeToOutside();
        return new ComparisonEngine(connection, comparison).run(rows);
    }

    private record Raw(Rule rule, long checked, long failed, List<Long> rows) {
    }

    private void closeToOutside() throws SQLException {
        if (!closedToOutside) {
            execute("set enable_external_access = false");
            execute("set lock_configuration = true");
            closedToOutside = true;
        }
    }

    private List<Raw> ask(String sql, List<Rule> rules) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            List<Raw> raw = new ArrayList<>();
            for (int i = 0; i < rules.size(); i++) {
                raw.add(new Raw(rules.get(i), row.getLong(3 * i + 1), row.getLong(3 * i + 2), numbers(row.getArray(3 * i + 3))));
            }
            return raw;
        }
    }

    private static List<Long> numbers(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Stream.of((Object[]) array.getArray()).map(one -> ((Number) one).longValue()).toList();
    }

    private Map<Long, String> keys(RulePlan plan, List<Raw> raw) throws SQLException {
        Set<Long> rows = new TreeSet<>();
        raw.forEach(one -> rows.addAll(one.rows()));
        Map<Long, String> keys = new HashMap<>();
        if (rows.isEmpty()) {
            return keys;
        }
        try (PreparedStatement statement = connection.prepareStatement(plan.keys(rows.size()))) {
            int at = 1;
            for (long one : rows) {
                statement.setLong(at++, one);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<String> parts = new ArrayList<>();
                    for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
                        String part = row.getString(i);
                        parts.add(part == null ? "（空）" : CitizenId.mask(part));
                    }
                    keys.put(row.getLong(1), String.join(" ", parts));
                }
            }
        }
        return keys;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
