package luoshu.data.analysis.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import luoshu.data.analysis.AnalysisFixture;
import luoshu.data.analysis.AnalysisQuestion;
import luoshu.data.contracts.ActiveContracts;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.Contracts;
import luoshu.data.sources.SourceLinks;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.database.DataFolder;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.Problem;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Bounds of the platform, and what is looked at again before a row is read. */
@ServerTest
class QuestionRunTest {

    @Autowired ApplicationContext context;
    @Autowired JdbcClient jdbc;
    @Autowired Access access;
    @Autowired Contracts contracts;
    @Autowired ActiveContracts active;
    @Autowired GrantedTables tables;
    @Autowired UseQueries uses;
    @Autowired QuestionReader reader;
    @Autowired SourceLinks sources;
    @Autowired Organs organs;
    @Autowired AlarmRaising alarms;
    @Autowired Audit audit;
    @Autowired Clock clock;
    @Autowired PlatformTransactionManager transactions;
    @TempDir Path folder;
    private Contract contract;
    private Actor.Official analyst;
    private String table;

    @BeforeEach
    void insured() throws Exception {
        AnalysisFixture world = AnalysisFixture.given(context);
        contract = world.contract();
        analyst = world.analyst();
        table = world.table();
    }

    private static AnalysisSettings settings(int tableRows, Duration time) {
        return new AnalysisSettings(256, 256, 2, tableRows, 1_000, 1_000, time, 1, Period.ofYears(3));
    }

    private QuestionRun run(AnalysisSettings settings) {
        return new QuestionRun(tables, uses, active, sources, settings, new DataFolder(folder), transactions);
    }

    private String asked(AnalysisSettings settings, String sql) {
        Asking asking = new Asking(tables, uses, reader, run(settings), organs, settings, alarms, audit, clock, transactions);
        AnalysisQuestion question = new AnalysisQuestion(UUID.randomUUID(), sql.replace("{t}", table), "核对", null);
        Problem refused = catchThrowableOfType(Problem.class, () -> access.as(analyst, () -> asking.ask(analyst, question)));
        return refused.kind() + " " + refused.code() + " " + jdbc.sql("select u.state || ' ' || t.rows from analysis.use u join analysis.used t on t.use = u.id where u.id = :id").param("id", question.id()).query(String.class).single();
    }

    @Test
    void a_table_that_is_too_large_was_read_as_far_as_it_was() {
        assertThat(asked(settings(10, Duration.ofMinutes(1)), "select count(*) from {t}")).isEqualTo("INVALID analysis-table-too-large FAILED 10");
    }

    @Test
    void a_question_that_takes_too_long_is_ended() {
        assertThat(asked(settings(1_000, Duration.ofMillis(1)), "select count(*) from {t} a, {t} b, {t} c, {t} d, {t} e where levenshtein(a.姓名 || b.姓名, c.姓名 || d.姓名) > e.参保状态 + 100"))
                .isEqualTo("UNAVAILABLE analysis-too-long FAILED 150");
    }

    private String run(QuestionPlan plan) {
        AtomicBoolean reading = new AtomicBoolean();
        AnalysisQuestion question = new AnalysisQuestion(UUID.randomUUID(), plan.sql(), "核对", null);
        Problem refused = catchThrowableOfType(Problem.class, () -> access.as(analyst, () -> run(settings(1_000, Duration.ofMinutes(1))).run(analyst, question, plan, System.nanoTime(), reading)));
        return (refused == null ? "answered" : refused.code()) + " " + reading.get();
    }

    @Test
    void what_was_permitted_a_moment_ago_is_looked_at_again_before_it_is_read() {
        QuestionPlan plan = access.as(analyst, () -> {
            GrantedTable granted = tables.of(analyst).stream().filter(one -> one.names().contains(table)).findFirst().orElseThrow();
            return new QuestionPlan("select count(*) from " + table, List.of(new Loading(table, granted, granted.columns())), 10);
        });
        access.asPlatform("test", () -> contracts.suspend(contract.number(), 2, "用于约定以外的事项"));
        assertThat(run(plan)).isEqualTo("analysis-contract false");
    }

    @Test
    void nobody_waits_for_a_turn_behind_a_server_that_ends() {
        Thread.currentThread().interrupt();
        try {
            QuestionPlan plan = new QuestionPlan("select 1", List.of(), 10);
            assertThat(run(plan)).isEqualTo("analysis-busy false");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
