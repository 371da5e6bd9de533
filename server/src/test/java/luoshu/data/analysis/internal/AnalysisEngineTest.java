package luoshu.data.analysis.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import luoshu.data.analysis.AnalysisType;
import luoshu.data.analysis.internal.GrantedTable.GrantedColumn;
import luoshu.kernel.problems.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an engine holds of an answer, and how it ends. */
class AnalysisEngineTest {

    private static final List<GrantedColumn> COLUMNS = List.of(new GrantedColumn("a", "a", "A", null, AnalysisType.TEXT, "varchar", "{}", false, 1),
            new GrantedColumn("n", "n", "N", null, AnalysisType.NUMBER, "bigint", "cast({} as bigint)", false, 1));
    @TempDir Path folder;
    private AnalysisEngine engine;

    @BeforeEach
    void filled() throws SQLException {
        engine = AnalysisEngine.open(folder, new AnalysisSettings(256, 256, 2, 1_000, 1_000, 1_000, Duration.ofSeconds(60), 1, Period.ofYears(3)));
        engine.create("t", COLUMNS);
    }

    @AfterEach
    void closed() throws Exception {
        engine.close();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private void fill(int rows) throws SQLException {
        try (AnalysisEngine.Filling filling = engine.fill("t", COLUMNS)) {
            for (int i = 0; i < rows; i++) {
                filling.row(new String[] {"王", String.valueOf(i)});
            }
            filling.flush();
        }
    }

    private AnalysisEngine.Found ask(String sql, int most) throws SQLException {
        return engine.ask(sql, engine.check(sql), most);
    }

    @Test
    void texts_and_rows_are_cut_inside_the_engine() throws SQLException {
        fill(300);
        StringBuilder sql = new StringBuilder("with w0 as (select a, n from t)");
        for (int i = 1; i <= 13; i++) {
            sql.append(", w").append(i).append(" as (select a || a as a, n from w").append(i - 1).append(")");
        }
        AnalysisEngine.Found found = ask(sql + " select a, {'x': a} as s, n from w13 order by n desc", 100);
        assertThat(found.rows()).hasSize(100).allMatch(row -> row.get(0).equals("王".repeat(4_000) + "…") && row.get(1).length() == 4_001);
        assertThat(found.rows().getFirst().get(2)).isEqualTo("299");
        assertThat(found.more()).isTrue();
        assertThat(ask("select max(length(c0)), max(length(c1)), count(*), max(c2) from temp.answer", 10).rows()).containsExactly(List.of("4001", "4001", "101", "299"));
    }

    @Test
    void names_and_types_are_those_of_the_statement() throws SQLException {
        fill(2);
        AnalysisEngine.Found found = ask("select n, n, n / 4 as 商, a as \"x y\", date '2026-04-20' as d, timestamp '2026-04-20 10:00:00.5' as s, true as b, null as z, 1.50 as c from t order by 1", 10);
        assertThat(found.columns().stream().map(column -> column.name() + " " + column.type()).toList())
                .containsExactly("n NUMBER", "n NUMBER", "商 NUMBER", "x y TEXT", "d DATE", "s TIME", "b BOOLEAN", "z TEXT", "c NUMBER");
        assertThat(found.rows().getLast()).containsExactly("1", "1", "0.25", "王", "2026-04-20", "2026-04-20 10:00:00", "true", null, "1.5");
        assertThat(found.more()).isFalse();
        assertThat(ask("select n from t order by n desc limit 1", 10).rows()).containsExactly(List.of("1"));
        assertThat(ask("(select 1 from t) union all (select 2 from t) order by 1", 10).rows()).containsExactly(List.of("1"), List.of("1"), List.of("2"), List.of("2"));
    }

    @Test
    void long_texts_of_a_source_go_on_before_there_are_many() throws SQLException {
        String text = "x".repeat(3_000_000);
        try (AnalysisEngine.Filling filling = engine.fill("t", COLUMNS)) {
            for (int i = 0; i < 60; i++) {
                filling.row(new String[] {text, "1"});
            }
            filling.flush();
        }
        assertThat(ask("select sum(length(a)) from t", 1).rows()).containsExactly(List.of("180000000"));
    }

    @Test
    void a_value_that_does_not_fit_is_told_from_an_engine_that_cannot_go_on() throws SQLException {
        fill(2);
        for (String sql : new String[] {"select cast(a as integer) from t", "select cast(n + 300 as tinyint) from t", "select strptime(a, '%Y') from t", "select (select n from t)"}) {
            SQLException failed = catchThrowableOfType(SQLException.class, () -> ask(sql, 10));
            assertThat(AnalysisEngine.unfit(failed)).as(sql + ": " + failed.getMessage()).isTrue();
        }
        StringBuilder huge = new StringBuilder("with w0 as (select a from t)");
        for (int i = 1; i <= 29; i++) {
            huge.append(", w").append(i).append(" as (select a || a as a from w").append(i - 1).append(")");
        }
        SQLException failed = catchThrowableOfType(SQLException.class, () -> ask(huge + " select max(a) from w29", 10));
        assertThat(AnalysisEngine.unfit(failed)).as(failed.getMessage()).isFalse();
    }

    @Test
    void what_cannot_be_asked_is_refused_before_there_is_a_row() {
        assertThat(catchThrowableOfType(Refused.class, () -> engine.check("select b from t")).code()).isEqualTo("analysis-unknown-column");
        assertThat(catchThrowableOfType(Refused.class, () -> engine.check("select 1 from u")).code()).isEqualTo("analysis-unknown-table");
        assertThat(catchThrowableOfType(Refused.class, () -> engine.check("select foo(a) from t")).code()).isEqualTo("analysis-function");
        assertThat(catchThrowableOfType(Refused.class, () -> engine.check("select sum(a) from t")).code()).isEqualTo("analysis-not-understood");
    }

    @Test
    void an_engine_that_was_stopped_begins_nothing_and_ends_what_runs() throws Exception {
        fill(1_000);
        CompletableFuture<Throwable> asked = CompletableFuture.supplyAsync(() -> {
            try {
                return new AssertionError(ask("select count(*) from t a, t b, t c, t d where a.n * b.n + c.n > d.n * 77", 1).toString());
            } catch (SQLException | Refused ended) {
                return ended;
            }
        });
        await().until(() -> {
            engine.stop();
            return asked.isDone();
        });
        assertThat(asked.get(1, TimeUnit.SECONDS)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> engine.check("select 1 from t")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> fill(1)).isInstanceOf(SQLException.class);
    }
}
