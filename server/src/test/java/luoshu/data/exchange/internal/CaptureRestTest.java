package luoshu.data.exchange.internal;

import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.data.exchange.ExchangeCapture;
import luoshu.data.exchange.ExchangeField;
import luoshu.data.exchange.ExchangeFlowDraft;
import luoshu.data.exchange.ExchangeFlows;
import luoshu.data.exchange.ExchangeMode;
import luoshu.data.exchange.ExchangeReason;
import luoshu.data.exchange.ExchangeRemoval;
import luoshu.data.exchange.ExchangeRun;
import luoshu.data.sources.DataSourceDraft;
import luoshu.data.sources.DataSources;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.requests.PageRequest;
import luoshu.testing.ServerTest;
import luoshu.testing.SharedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a source keeps for a capture that rests, with a bound that is reached at once. */
@ServerTest
class CaptureRestTest {

    @Autowired FlowQueries flows;
    @Autowired RunQueries runs;
    @Autowired CaptureQueries captures;
    @Autowired FlowTables tables;
    @Autowired ExchangeSecrets secrets;
    @Autowired ExchangeFlows exchange;
    @Autowired DataSources sources;
    @Autowired Organs organs;
    @Autowired Access access;
    @Autowired Audit audit;
    @Autowired Clock clock;
    @Autowired PlatformTransactionManager transactions;
    @Autowired FlowRuns begins;
    @Autowired JdbcClient jdbc;

    private static HikariDataSource from;
    private static HikariDataSource to;

    @BeforeAll
    static void databases() {
        from = SharedPostgres.database("capture_rest_from");
        to = SharedPostgres.database("capture_rest_to");
    }

    @AfterAll
    static void close() {
        from.close();
        to.close();
    }

    private static List<String> ask(HikariDataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            List<String> found = new ArrayList<>();
            if (statement.execute(sql)) {
                for (ResultSet row = statement.getResultSet(); row.next(); ) {
                    found.add(row.getString(1));
                }
            }
            return found;
        }
    }

    private UUID source(HikariDataSource database, boolean target) {
        String address = database.getJdbcUrl();
        return sources.create(new DataSourceDraft("库 " + UUID.randomUUID(), "POSTGRESQL", "127.0.0.1", Integer.valueOf(address.replaceAll("jdbc:postgresql://[^:/]*:([0-9]+)/.*", "$1")),
                address.replaceAll(".*/([^/?]*)(\\?.*)?$", "$1"), null, database.getUsername(), database.getPassword(), false, target)).id();
    }

    private ExchangeRun.State state(UUID flow, UUID run) {
        return runs.find(flow, run).orElseThrow().state();
    }

    /** A flow of one table of one key, its first run, and where it comes from. */
    private record Made(Actor.Official officer, UUID flow, UUID run, HikariDataSource from) {
        String slot() {
            return new CaptureSlot(flow).name();
        }
    }

    private Made begun(String duty, String table) throws Exception {
        Organ organ = organs.findByDutyAndRegion(duty, RegionCode.of("411523"), List.of(4)).getFirst();
        Actor.Official officer = official(organ.code().value(), organ.duty(), organ.region().value(), "source.manage", "exchange.manage");
        ask(from, "create table " + table + " (id integer primary key)");
        ask(to, "create table " + table + " (id integer primary key)");
        Made made = access.as(officer, () -> {
            UUID flow = exchange.create(new ExchangeFlowDraft("捕获 " + UUID.randomUUID(), source(from, false), table, source(to, true), table, ExchangeMode.CAPTURE, List.of("id"), null, false, ExchangeRemoval.APPLY,
                    List.of(new ExchangeField("id", "id", false, null, null, null, null, null, List.of())), null, null)).id();
            assertThat(exchange.check(flow).findings()).isEmpty();
            return new Made(officer, flow, exchange.start(flow, false).id(), from);
        });
        followed(made);
        return made;
    }

    private void followed(Made made) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !ask(made.from(), "select 1 from pg_replication_slots where active and slot_name = '" + made.slot() + "'").isEmpty());
    }

    private void rests(Made made, UUID run, ExchangeRun.State state) {
        access.as(made.officer(), () -> state == ExchangeRun.State.PAUSED ? exchange.pause(made.flow(), run) : exchange.cancel(made.flow(), run));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> state(made.flow(), run) == state);
    }

    private List<String> slots(Made made) throws SQLException {
        return ask(made.from(), "select slot_name from pg_replication_slots where slot_name = '" + made.slot() + "'");
    }

    private void lookAfter(long most, CaptureQueries.Kept one) {
        ExchangeSettings narrow = new ExchangeSettings(20_000, 10_000, Duration.ofMinutes(15), 16, 0, most);
        access.asPlatform("test", () -> {
            new CaptureKeeper(flows, runs, captures, tables, narrow, access, audit, transactions).lookAfter(one);
            return true;
        });
    }

    private CaptureQueries.Kept kept(Made made, boolean over) {
        return new CaptureQueries.Kept(made.run(), made.flow(), flows.find(made.flow()).orElseThrow().content().source(), over);
    }

    @Test
    void a_source_that_keeps_too_much_is_relieved_and_the_run_says_so() throws Exception {
        Made made = begun("ecology", "rest");
        rests(made, made.run(), ExchangeRun.State.PAUSED);
        ask(from, "create table noise as select repeat(md5(i::text), 20) from generate_series(1, 20000) i");
        lookAfter(1, kept(made, false));
        ExchangeRun run = runs.find(made.flow(), made.run()).orElseThrow();
        assertThat(run.state() + " " + run.code()).isEqualTo("STOPPED wal-bound");
        assertThat(run.message()).contains("超过上限 1 MB").endsWith("复制槽已经删除");
        assertThat(slots(made)).isEmpty();
        assertThat(captures.kept(1_000)).extracting(CaptureQueries.Kept::run).doesNotContain(made.run());
        rests(made, made.run(), ExchangeRun.State.CANCELLED);
    }

    @Test
    void one_that_is_at_work_is_given_up_too_and_its_slot_is_said_to_be_gone_once_it_is() throws Exception {
        Made made = begun("transport", "work");
        jdbc.sql("update exchange.capture set measured_at = now() - interval '2 minutes' where run = :run").param("run", made.run()).update();
        assertThat(captures.kept(1_000)).as("nobody has measured it for long").extracting(CaptureQueries.Kept::run).contains(made.run());
        try (Connection other = from.getConnection(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into work values (1)"); // the log of a transaction that is open is kept
            lookAfter(0, kept(made, false));
            other.rollback();
            other.setAutoCommit(true);
        }
        ExchangeRun run = runs.find(made.flow(), made.run()).orElseThrow();
        assertThat(run.state() + " " + run.code()).isEqualTo("STOPPED wal-bound");
        assertThat(run.message()).endsWith(slots(made).isEmpty() ? "复制槽已经删除" : "SELECT pg_drop_replication_slot('" + made.slot() + "')");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> ask(from, "select 1 from pg_replication_slots where active and slot_name = '" + made.slot() + "'").isEmpty());
        lookAfter(0, kept(made, false));
        assertThat(slots(made)).isEmpty();
        assertThat(runs.find(made.flow(), made.run()).orElseThrow().message()).endsWith("复制槽已经删除");
        rests(made, made.run(), ExchangeRun.State.CANCELLED);
    }

    @Test
    void a_slot_that_could_not_be_given_back_goes_though_the_flow_is_removed() throws Exception {
        Made made = begun("water", "gone");
        rests(made, made.run(), ExchangeRun.State.CANCELLED);
        assertThat(slots(made)).isEmpty();
        ask(from, "select pg_create_logical_replication_slot('" + made.slot() + "', 'pgoutput')::text");
        jdbc.sql("update exchange.capture set slot_kept = true where run = :run").param("run", made.run()).update();
        access.as(made.officer(), () -> {
            exchange.remove(made.flow(), 1);
            return true;
        });
        CaptureQueries.Kept left = captures.kept(1_000).stream().filter(one -> one.run().equals(made.run())).findFirst().orElseThrow();
        lookAfter(16_384, left);
        assertThat(slots(made)).isEmpty();
        assertThat(captures.kept(1_000)).extracting(CaptureQueries.Kept::run).doesNotContain(made.run());
    }

    @Test
    void what_was_found_of_a_run_that_is_over_does_not_touch_the_slot_of_the_next_one() throws Exception {
        Made made = begun("civil-affairs", "next");
        rests(made, made.run(), ExchangeRun.State.CANCELLED);
        jdbc.sql("update exchange.capture set slot_kept = true where run = :run").param("run", made.run()).update();
        CaptureQueries.Kept stale = kept(made, true);
        UUID second = access.as(made.officer(), () -> exchange.start(made.flow(), false).id());
        followed(made);
        rests(made, second, ExchangeRun.State.PAUSED);
        lookAfter(16_384, stale);
        assertThat(slots(made)).containsExactly(made.slot());
        rests(made, second, ExchangeRun.State.CANCELLED);
    }

    @Test
    void one_that_was_cancelled_does_not_begin_again_at_the_time_of_its_comparison() throws Exception {
        Made made = begun("public-security", "due");
        rests(made, made.run(), ExchangeRun.State.CANCELLED);
        flows.next(made.flow(), clock.instant().minusSeconds(1));
        begins.beginDue();
        assertThat(flows.find(made.flow()).orElseThrow().nextAt()).as("its time has come and gone").isNull();
        assertThat(runs.open(made.flow())).isEmpty();
    }

    @Test
    void faults_of_long_ago_do_not_stop_it() throws Exception {
        Made made = begun("education", "faults");
        rests(made, made.run(), ExchangeRun.State.CANCELLED);
        CaptureWatch watch = watch(made);
        watch.rejected(1, rejected(1, 2));
        assertThatThrownBy(() -> watch.rejected(2, rejected(3, 4))).as("of the rows that were there").isInstanceOf(ExchangeStopped.class);
        watch.at(EngineWatch.Step.FOLLOWING);
        watch.rejected(3, rejected(5, 6, 7));
        watch.rejected(4, rejected(8, 9));
        assertThat(runs.rejections(made.run(), new PageRequest(0, 20)).items()).as("the newest").hasSize(3);
        assertThatThrownBy(() -> watch.rejected(4, rejected(10, 11))).isInstanceOf(ExchangeStopped.class).hasMessageContaining("超过 3 行");
    }

    @Test
    void it_fails_until_it_gets_on_not_until_it_is_tried_again() throws Exception {
        Made made = begun("health", "tries");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Optional.ofNullable(runs.find(made.flow(), made.run()).orElseThrow().capture()).map(ExchangeCapture::reconciledAt).isPresent());
        captures.later(made.run(), Duration.ofSeconds(10));
        watch(made).looked(new CaptureState(Checkpoint.Phase.STREAMING, null, null, null, null, false, null));
        assertThat(captures.failing(made.run(), Duration.ZERO)).as("it was only tried").isTrue();
        watch(made).at(EngineWatch.Step.CHUNK_COMMITTED);
        assertThat(captures.failing(made.run(), Duration.ZERO)).as("also while it loads").isFalse();
        captures.later(made.run(), Duration.ofSeconds(10));
        watch(made).looked(new CaptureState(Checkpoint.Phase.STREAMING, null, null, null, null, true, null));
        assertThat(captures.failing(made.run(), Duration.ZERO)).as("there is nothing more to apply").isFalse();
        CaptureWatch waiting = watch(made);
        waiting.looked(new CaptureState(Checkpoint.Phase.STREAMING, null, null, null, null, false, "对账推迟"));
        assertThat(runs.find(made.flow(), made.run()).orElseThrow().message()).isEqualTo("对账推迟");
        waiting.compared("0/1");
        assertThat(runs.find(made.flow(), made.run()).orElseThrow().message()).isNull();
        assertThat(waiting.wanted()).isTrue();
        rests(made, made.run(), ExchangeRun.State.CANCELLED);
        assertThat(waiting.wanted()).isFalse();
    }

    private CaptureWatch watch(Made made) {
        return new CaptureWatch(made.run(), runs, captures, secrets, new ExchangeSettings(20_000, 3, Duration.ofMinutes(15), 16, 0, 1), clock, new TransactionTemplate(transactions));
    }

    private static List<RowPasser.Rejected> rejected(int... keys) {
        return Arrays.stream(keys).mapToObj(key -> new RowPasser.Rejected(List.of(String.valueOf(key)), List.of(new ExchangeReason("id", "digits", "id：不全是数字")))).toList();
    }
}
