package luoshu.data.quality.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import luoshu.data.quality.ComparisonFound;
import luoshu.data.quality.ComparisonFound.ComparisonColumn;
import luoshu.data.quality.ComparisonFound.ComparisonSide;
import luoshu.data.quality.RuleFound;
import luoshu.data.quality.RuleOutcome;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.texts.Text;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Streams the sides of a comparison into the engine and asks what they agree in. What differs in a column is an outcome like that of a rule: table the code of the comparison, rule the column. */
final class ComparisonEngine {

    /** Gives the rows of a side, key columns first. */
    interface Rows {
        void of(Comparison.Side side, ColumnEngine.Sink sink) throws SQLException;
    }

    record Compared(ComparisonFound found, List<RuleFound> outcomes) {
    }

    private final DuckDBConnection connection;
    private final Comparison comparison;
    private final ComparisonPlan plan;

    ComparisonEngine(DuckDBConnection connection, Comparison comparison) {
        this.connection = connection;
        this.comparison = comparison;
        this.plan = new ComparisonPlan(comparison);
    }

    Compared run(Rows rows) throws SQLException {
        execute(plan.create());
        try {
            fill(rows);
            return compared();
        } finally {
            execute(plan.drop());
        }
    }

    private void fill(Rows rows) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("main", ComparisonPlan.ROWS)) {
            for (int i = 0; i < comparison.sides().size(); i++) {
                int side = i;
                rows.of(comparison.sides().get(i), values -> {
                    appender.beginRow();
                    appender.append(side);
                    appender.append(key(values));
                    for (int c = comparison.keys(); c < values.length; c++) {
                        appender.append(ComparisonPlan.alike(values[c]));
                    }
                    appender.endRow();
                });
            }
        }
    }

    private @Nullable String key(@Nullable String[] values) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < comparison.keys(); i++) {
            String part = ComparisonPlan.key(values[i]);
            if (part == null) {
                return null;
            }
            key.append(i == 0 ? "" : " ").append(part);
        }
        return key.toString();
    }

    private Compared compared() throws SQLException {
        long[][] sides = new long[comparison.sides().size()][4];
        ask(plan.sides(), row -> {
            for (int i = 0; i < 4; i++) {
                sides[row.getInt(1)][i] = row.getLong(i + 2);
            }
        });
        long[] keys = new long[2];
        ask(plan.keys(), row -> {
            keys[0] = row.getLong(1);
            keys[1] = row.getLong(2);
        });
        List<ComparisonColumn> columns = new ArrayList<>();
        List<RuleFound> outcomes = new ArrayList<>();
        long[][] given = new long[comparison.sides().size()][comparison.columns().size()];
        long[][] right = new long[comparison.sides().size()][comparison.columns().size()];
        for (int c = 0; c < comparison.columns().size(); c++) {
            int column = c;
            String name = comparison.columns().get(c);
            execute(plan.elect(c));
            ask(plan.column(), row -> columns.add(new ComparisonColumn(name, row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))));
            List<String> sample = masked(plan.differing());
            ask(plan.right(c), row -> {
                given[row.getInt(1)][column] = row.getLong(2);
                right[row.getInt(1)][column] = row.getLong(3);
            });
            ComparisonColumn said = columns.getLast();
            outcomes.add(new RuleFound(new Text(comparison.name().zh() + "：" + name, comparison.name().en() + ": " + name), comparison.severity(),
                    new RuleOutcome(comparison.code(), name, said.compared(), said.compared() - said.agreed(), sample)));
        }
        List<ComparisonSide> all = new ArrayList<>();
        for (int i = 0; i < sides.length; i++) {
            Comparison.Side side = comparison.sides().get(i);
            all.add(new ComparisonSide(side.name(), side.table(), side.authoritative(), sides[i][0], sides[i][1], sides[i][2], sides[i][3], list(right[i]), list(given[i]), masked(plan.duplicated(i))));
        }
        return new Compared(new ComparisonFound(comparison.code(), comparison.name(), keys[0], keys[1], columns, all), outcomes);
    }

    private static List<Long> list(long[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private List<String> masked(String sql) throws SQLException {
        List<String> keys = new ArrayList<>();
        ask(sql, row -> keys.add(Arrays.stream(row.getString(1).split(" ")).map(CitizenId::mask).collect(Collectors.joining(" "))));
        return keys;
    }

    private interface Taker {
        void row(ResultSet row) throws SQLException;
    }

    private void ask(String sql, Taker taker) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                taker.row(row);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
