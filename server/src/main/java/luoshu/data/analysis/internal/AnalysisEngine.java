package luoshu.data.analysis.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import luoshu.data.analysis.AnalysisAnswer.AnswerColumn;
import luoshu.data.analysis.AnalysisType;
import luoshu.data.analysis.internal.GrantedTable.GrantedColumn;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * The engine of one question, in a folder of its own that goes with it. It loses every way to files, networks, extensions and its own settings before anything of a person reaches it, and holds only the tables and columns it
 * was told of, as they are given.
 */
final class AnalysisEngine implements AutoCloseable {

    private static final String MAIN = "main.";
    private static final String INCOMING = "temp.incoming";
    private static final String ANSWER = "temp.answer";
    private static final int BATCH = 20_000;
    private static final int BATCH_CHARACTERS = 8_000_000;
    private static final int LONGEST_CELL = 4_000;
    private static final long MOST_CHARACTERS = 8_000_000;
    private static final String STREAMED = "jdbc_stream_results";
    private static final Pattern MISSING_COLUMN = Pattern.compile("(?:Referenced column|Values list \"[^\"]*\" does not have a column named|does not have a column named) \"([^\"]{1,200})\"");
    private static final Pattern MISSING_TABLE = Pattern.compile("(?:Table with name|Referenced table) \"?([^\" ]{1,200})\"?");
    private static final Pattern MISSING_FUNCTION = Pattern.compile("Function with name \"?([^\" ]{1,200})\"?");
    private static final Pattern NUMBERS = Pattern.compile("U?(?:TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\\([0-9]+, ?[0-9]+\\)");
    private static final Pattern UNFIT = Pattern.compile("(?:Conversion|Out of Range|Invalid Input|Mismatch Type|Constraint) Error");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** What came out. {@code more}: there is more of it. */
    record Found(List<AnswerColumn> columns, List<List<@Nullable String>> rows, boolean more) {
    }

    /** What a statement answers. {@code bounded}: which values may be of any length; they are cut inside the engine. */
    record Shape(List<AnswerColumn> columns, List<Boolean> bounded) {
    }

    private final Path folder;
    private final DuckDBConnection connection;
    private volatile @Nullable Statement running;
    private volatile boolean stopped;

    private AnalysisEngine(Path folder, DuckDBConnection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    static AnalysisEngine open(Path parent, AnalysisSettings settings) {
        try {
            Files.createDirectories(parent);
            Path folder = Files.createTempDirectory(parent, "question-");
            Properties how = new Properties();
            how.setProperty(STREAMED, "true");
            AnalysisEngine engine = new AnalysisEngine(folder, (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", how));
            engine.execute("set autoinstall_known_extensions = false");
            engine.execute("set autoload_known_extensions = false");
            engine.execute("set threads = " + settings.threads());
            engine.execute("set memory_limit = '" + settings.memory() + "MB'");
            engine.execute("set temp_directory = '" + folder.resolve("spill").toString().replace("'", "''") + "'");
            engine.execute("set max_temp_directory_size = '" + settings.spill() + "MB'");
            engine.execute("set timezone = 'Asia/Shanghai'");
            engine.execute("set enable_external_access = false");
            engine.execute("set lock_configuration = true");
            return engine;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Forgets what questions left behind that ended with their process. */
    static void sweep(Path parent) {
        if (Files.isDirectory(parent)) {
            delete(parent);
        }
    }

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    void create(String table, List<GrantedColumn> columns) throws SQLException {
        execute("create table " + name(table) + " (" + columns.stream().map(column -> name(column.name()) + " " + column.engine()).collect(Collectors.joining(", ")) + ")");
    }

    /**
     * What the statement answers, before there is a row: what the engine says of a mistake holds no value of anybody.
     *
     * @throws Refused      it cannot be asked
     * @throws SQLException it was stopped
     */
    Shape check(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            begin(statement);
            try (ResultSet column = statement.executeQuery("describe " + sql)) {
                return shape(column);
            }
        } catch (SQLException failed) {
            if (stopped) {
                throw failed;
            }
            throw refusal(String.valueOf(failed.getMessage()));
        } finally {
            running = null;
        }
    }

    private static Shape shape(ResultSet column) throws SQLException {
        List<AnswerColumn> columns = new ArrayList<>();
        List<Boolean> bounded = new ArrayList<>();
        while (column.next()) {
            AnalysisType type = type(column.getString(2));
            columns.add(new AnswerColumn(column.getString(1), type));
            bounded.add(type == AnalysisType.TEXT);
        }
        return new Shape(columns, bounded);
    }

    /** Whether a value did not fit what was to be made of it; otherwise it is the engine that could not go on. Nothing of the message is told: it holds the value. */
    static boolean unfit(SQLException failed) {
        return UNFIT.matcher(String.valueOf(failed.getMessage())).lookingAt();
    }

    private static Refused refusal(String message) {
        Matcher column = MISSING_COLUMN.matcher(message);
        Matcher table = MISSING_TABLE.matcher(message);
        Matcher function = MISSING_FUNCTION.matcher(message);
        if (column.find()) {
            return new Refused(Problem.Kind.INVALID, "analysis-unknown-column", "没有字段 " + column.group(1), Map.of("column", column.group(1)));
        }
        if (function.find()) {
            return new Refused(Problem.Kind.INVALID, "analysis-function", "函数 " + function.group(1) + " 不能使用", Map.of("function", function.group(1)));
        }
        if (table.find()) {
            return new Refused(Problem.Kind.INVALID, "analysis-unknown-table", "没有可以分析的表 " + table.group(1), Map.of("table", table.group(1)));
        }
        String told = message.lines().findFirst().orElse("");
        return new Refused(Problem.Kind.INVALID, "analysis-not-understood", "读不懂这条查询：" + told, Map.of("told", told));
    }

    /** Takes rows of a table, a text or null for each column. */
    final class Filling implements AutoCloseable {
        private final String table;
        private final List<GrantedColumn> columns;
        private DuckDBAppender appender;
        private int waiting;
        private long characters;

        private Filling(String table, List<GrantedColumn> columns) throws SQLException {
            this.table = table;
            this.columns = columns;
            execute("create temp table incoming (" + columns.stream().map(column -> name(column.name()) + " varchar").collect(Collectors.joining(", ")) + ")");
            this.appender = connection.createAppender("temp", "main", "incoming");
        }

        void row(@Nullable String[] values) throws SQLException {
            appender.beginRow();
            for (int i = 0; i < columns.size(); i++) {
                String value = values[i];
                appender.append(value);
                characters += value == null ? 0 : value.length();
            }
            appender.endRow();
            if (++waiting == BATCH || characters > BATCH_CHARACTERS) {
                flush();
                appender = connection.createAppender("temp", "main", "incoming");
            }
        }

        void flush() throws SQLException {
            appender.close();
            waiting = 0;
            characters = 0;
            execute("insert into " + MAIN + name(table) + " select " + columns.stream().map(column -> column.value().replace("{}", name(column.name()))).collect(Collectors.joining(", ")) + " from " + INCOMING);
            execute("delete from " + INCOMING);
        }

        @Override
        public void close() throws SQLException {
            appender.close();
            execute("drop table if exists " + INCOMING);
        }
    }

    Filling fill(String table, List<GrantedColumn> columns) throws SQLException {
        return new Filling(table, columns);
    }

    /**
     * The answer becomes a table of the engine first, within its memory and disk: so many rows and so long texts, whatever the statement makes of them, and is read from there.
     *
     * @param most rows
     */
    Found ask(String sql, Shape shape, int most) throws SQLException {
        execute("create or replace temp table answer as " + bounded(sql, shape, most));
        try (Statement statement = connection.createStatement()) {
            begin(statement);
            try (ResultSet row = statement.executeQuery("select * from " + ANSWER)) {
                return found(row, shape, most);
            }
        } finally {
            running = null;
        }
    }

    private static String bounded(String sql, Shape shape, int most) {
        StringJoiner values = new StringJoiner(", ");
        StringJoiner names = new StringJoiner(", ");
        for (int i = 0; i < shape.columns().size(); i++) {
            String name = "c" + i;
            names.add(name);
            values.add((shape.bounded().get(i) ? "left(cast(" + name + " as varchar), " + (LONGEST_CELL + 1) + ")" : name) + " as " + name);
        }
        return "select " + values + " from (" + sql + ") as asked(" + names + ") limit " + (most + 1);
    }

    private Found found(ResultSet row, Shape shape, int most) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        long characters = 0;
        boolean more = false;
        while (row.next()) {
            if (rows.size() == most || characters > MOST_CHARACTERS) {
                more = true;
                break;
            }
            if (stopped) {
                throw new SQLException("stopped");
            }
            List<@Nullable String> cells = new ArrayList<>();
            for (int i = 1; i <= shape.columns().size(); i++) {
                String cell = text(row.getObject(i));
                cells.add(cell);
                characters += cell == null ? 0 : cell.length();
            }
            rows.add(cells);
        }
        return new Found(shape.columns(), rows, more);
    }

    private static AnalysisType type(String name) {
        return switch (name) {
            case "DATE" -> AnalysisType.DATE;
            case "TIMESTAMP" -> AnalysisType.TIME;
            case "BOOLEAN" -> AnalysisType.BOOLEAN;
            default -> NUMBERS.matcher(name).matches() ? AnalysisType.NUMBER : AnalysisType.TEXT;
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal decimal -> decimal.signum() == 0 ? "0" : plain(decimal.stripTrailingZeros());
            case BigInteger whole -> whole.toString();
            case Double number when number.isNaN() || number.isInfinite() -> null;
            case Double number -> plain(BigDecimal.valueOf(number).stripTrailingZeros());
            case Float number when number.isNaN() || number.isInfinite() -> null;
            case Float number -> plain(new BigDecimal(number.toString()).stripTrailingZeros());
            case Timestamp time -> TIME.format(time.toLocalDateTime());
            case LocalDate day -> day.toString();
            default -> cut(value.toString());
        };
    }

    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > 100 ? number.toString() : number.toPlainString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST_CELL - 1)) ? LONGEST_CELL - 1 : LONGEST_CELL) + "…";
    }

    /** From another thread: what runs ends soon, with an {@link SQLException}, and nothing begins any more. What has not quite begun does not hear it: to be said again until it has ended. */
    void stop() {
        stopped = true;
        Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException ended) {
                // it has ended by itself
            }
        }
    }

    private void begin(Statement statement) throws SQLException {
        running = statement;
        if (stopped) {
            throw new SQLException("stopped");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            begin(statement);
            statement.execute(sql);
        } finally {
            running = null;
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
