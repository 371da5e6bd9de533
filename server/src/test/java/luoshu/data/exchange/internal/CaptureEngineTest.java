package luoshu.data.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.data.exchange.ExchangeField;
import luoshu.data.exchange.ExchangeFinding;
import luoshu.data.exchange.ExchangeMode;
import luoshu.data.exchange.ExchangeRemoval;
import luoshu.testing.SharedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Changes followed between two real databases: killed at every step and as a process, while the source is written to. */
class CaptureEngineTest {

    private static final int CHUNK = 40;
    private static HikariDataSource from;
    private static HikariDataSource to;

    @BeforeAll
    static void databases() {
        from = SharedPostgres.database("capture_engine_from");
        to = SharedPostgres.database("capture_engine_to");
    }

    @AfterAll
    static void close() throws SQLException {
        for (String slot : list(from, "select slot_name from pg_replication_slots where database = current_database() and not active")) {
            list(from, "select pg_drop_replication_slot('" + slot + "')::text");
        }
        from.close();
        to.close();
    }

    private static void run(HikariDataSource database, String... sentences) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : sentences) {
                statement.execute(sql);
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static List<String> list(HikariDataSource database, String sql) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        } catch (SQLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static String one(HikariDataSource database, String sql) {
        return list(database, sql).getFirst();
    }

    private static ExchangeField field(String source, String target) {
        return new ExchangeField(source, target, false, null, null, null, null, null, List.of());
    }

    private static ExchangeContent content(String source, String target, ExchangeRemoval removal, ExchangeField... fields) {
        return new ExchangeContent(new UUID(0, 1), source, new UUID(0, 2), target, ExchangeMode.CAPTURE, List.of(fields[0].source()), null, false, removal, List.of(fields));
    }

    /** The machine loses its power. */
    private static final class Killed extends Error {
        Killed() {
            super("killed", null, false, false);
        }
    }

    /** Everything that was to come has come. */
    private static final class Caught extends RuntimeException {
        Caught() {
            super("caught", null, false, false);
        }
    }

    /** Ends an engine at its n-th step, or once the target is as it should be. */
    private static final class Watch extends ExchangeProcess.Quiet {
        private final int last;
        private final BooleanSupplier enough;
        private final Map<List<String>, Integer> rejected = new HashMap<>();
        private boolean compare;
        private CaptureState state;
        private Checkpoint checkpoint;
        private int steps;

        Watch(int last, BooleanSupplier enough) {
            this.last = last;
            this.enough = enough;
        }

        @Override
        public void at(Step step) {
            if (++steps == last) {
                throw new Killed();
            }
        }

        @Override
        public void committed(Checkpoint now) {
            checkpoint = now;
        }

        @Override
        public void looked(CaptureState now) {
            state = now;
            if (!compare && now.phase() == Checkpoint.Phase.STREAMING && enough.getAsBoolean()) {
                throw new Caught();
            }
        }

        @Override
        public boolean comparing() {
            return compare;
        }

        @Override
        public void compared(String place) {
            compare = false;
        }

        @Override
        public void rejected(int chunk, List<RowPasser.Rejected> rows) {
            rows.forEach(row -> rejected.merge(row.key(), 1, Integer::sum));
        }
    }

    private static Checkpoint follow(ExchangeContent content, UUID flow, UUID run, EngineWatch watch) {
        try (Connection source = ExchangeProcess.open(from.getJdbcUrl(), from.getUsername(), from.getPassword()); Connection target = ExchangeProcess.open(to.getJdbcUrl(), to.getUsername(), to.getPassword())) {
            return ExchangeProcess.capture(content, flow, run, source, target, ExchangeProcess.log(from.getJdbcUrl(), from.getUsername(), from.getPassword()), watch, CHUNK, 64).follow();
        } catch (SQLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static Watch until(ExchangeContent content, UUID flow, UUID run, BooleanSupplier enough) {
        Watch watch = new Watch(0, enough);
        try {
            follow(content, flow, run, watch);
        } catch (Caught enoughSeen) {
            return watch;
        }
        throw new AssertionError("it came back");
    }

    private static void gone(UUID flow) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> list(from, "select 1 from pg_replication_slots where active and slot_name = '" + new CaptureSlot(flow).name() + "'").isEmpty());
    }

    private static boolean same(String source, String target) {
        return list(from, source).equals(list(to, target));
    }

    @Test
    void changes_of_every_kind_come_over() {
        run(from, "create table kinds_from (id bigint primary key, name text, note text, day text, big text)", "alter table kinds_from alter big set storage external",
                "insert into kinds_from select i, '王' || i || E'\\t\\\\\\n', null, '20260102', repeat('数', 3000) || i from generate_series(1, 100) i");
        run(to, "create table kinds_to (id integer primary key, name varchar(30), note text, day date, big text); insert into kinds_to (id) values (-1)");
        ExchangeContent content = content("kinds_from", "kinds_to", ExchangeRemoval.APPLY, field("id", "id"), field("name", "name"), field("note", "note"), field("day", "day"), field("big", "big"));
        UUID flow = UUID.randomUUID();
        UUID run = UUID.randomUUID();
        String source = "select md5(coalesce(string_agg(concat_ws('|', id, name, coalesce(note, '-'), '2026-01-02', md5(big)), ',' order by id), '')) from kinds_from where day = '20260102'";
        String target = "select md5(coalesce(string_agg(concat_ws('|', id, name, coalesce(note, '-'), day, md5(big)), ',' order by id), '')) from kinds_to";
        until(content, flow, run, () -> same(source, target));
        run(from, "insert into kinds_from values (200, 'new', '', '20260102', 'x')", "update kinds_from set name = 'changed' where id <= 10", "delete from kinds_from where id between 11 and 20");
        run(from, "update kinds_from set id = id + 1000 where id between 21 and 30");
        run(from, "update kinds_from set big = big || 'y', note = 'one' where id = 40", "update kinds_from set note = 'two' where id = 40", "update kinds_from set id = 41000 where id = 41");
        run(from, "delete from kinds_from where id = 42", "update kinds_from set id = 42, note = 'moved' where id = 43");
        Watch watch = until(content, flow, run, () -> same(source, target));
        assertThat(one(to, "select name from kinds_to where id = 3")).isEqualTo("changed");
        assertThat(one(to, "select length(big) || note from kinds_to where id = 40")).isEqualTo("9003two".replace("9003", one(from, "select length(big)::text from kinds_from where id = 40")));
        assertThat(watch.checkpoint.deleted()).isEqualTo(11);
        run(from, "update kinds_from set day = 'never' where id = 50", "insert into kinds_from values (51000, 'bad', null, '20260231', 'x')");
        watch = until(content, flow, run, () -> same(source, target));
        assertThat(watch.rejected.keySet()).as("not fit, so not at the target any more").containsExactlyInAnyOrder(List.of("50"), List.of("51000"));
        run(from, "update kinds_from set day = '20260102' where id = 50");
        watch = until(content, flow, run, () -> same(source, target));
        assertThat(one(to, "select length(big) from kinds_to where id = 50")).as("the large value was not told and not there").isEqualTo(one(from, "select length(big) from kinds_from where id = 50"));
        run(from, "truncate kinds_from", "insert into kinds_from values (1, 'after', 'all', '20260102', 'x')");
        until(content, flow, run, () -> same(source, target));
        assertThat(list(to, "select name from kinds_to")).containsExactly("after");
        Watch compared = new Watch(0, () -> true);
        compared.compare = true;
        assertThatThrownBy(() -> follow(content, flow, run, compared)).isInstanceOf(Caught.class);
        assertThat(List.of(compared.checkpoint.sentRows(), compared.checkpoint.targetRows())).containsExactly(1L, 1L);
        run(to, "insert into kinds_to (id) values (7)");
        compared.compare = true;
        assertThatThrownBy(() -> follow(content, flow, run, compared)).isInstanceOf(ExchangeStopped.class).hasMessageContaining("多 1 行");
    }

    @Test
    void removed_rows_are_marked_where_the_flow_says_so() {
        run(from, "create table mark_from (id integer primary key, name text)", "insert into mark_from select i, 'n' || i from generate_series(1, 5) i");
        run(to, "create table mark_to (id integer primary key, name text, cd_operation varchar(1) not null, cd_time timestamp not null, cd_batch varchar(13) not null)");
        ExchangeContent content = content("mark_from", "mark_to", ExchangeRemoval.MARK, field("id", "id"), field("name", "name"));
        UUID flow = UUID.randomUUID();
        UUID run = UUID.randomUUID();
        String all = "select id || name || cd_operation from mark_to order by id";
        until(content, flow, run, () -> list(to, all).equals(List.of("1n1I", "2n2I", "3n3I", "4n4I", "5n5I")));
        run(from, "update mark_from set name = 'u' where id = 2", "delete from mark_from where id in (3, 4)", "insert into mark_from values (4, 'again'), (6, 'new')");
        until(content, flow, run, () -> list(to, all).equals(List.of("1n1I", "2uU", "3n3D", "4againU", "5n5I", "6newI")));
        assertThat(one(to, "select cd_batch ~ '^20[0-9]{11}$' and abs(extract(epoch from cd_time - now() at time zone 'Asia/Shanghai')) < 600 from mark_to where id = 3")).isEqualTo("t");
        run(from, "insert into mark_from values (3, 'back')");
        until(content, flow, run, () -> list(to, all).get(2).equals("3backI"));
        run(from, "truncate mark_from", "insert into mark_from values (1, 'x')");
        until(content, flow, run, () -> list(to, all).equals(List.of("1xI", "2uD", "3backD", "4againD", "5n5D", "6newD")));
        Watch compared = new Watch(0, () -> true);
        compared.compare = true;
        assertThatThrownBy(() -> follow(content, flow, run, compared)).isInstanceOf(Caught.class);
        assertThat(compared.checkpoint.targetRows()).as("marked rows do not count").isEqualTo(1);
    }

    /** Moves amounts between accounts: the sum tells whether a transaction is half there. */
    private static void transfers(String table, int count) {
        for (int i = 0; i < count; i++) {
            int one = ThreadLocalRandom.current().nextInt(1, 101);
            int other = ThreadLocalRandom.current().nextInt(1, 101);
            if (i % 10 == 9) {
                run(from, "update %s set id = id + 100000 where id = %d and not exists (select from %s where id = %d)".formatted(table, one, table, one + 100_000),
                        "update %s set id = id - 100000 where id > 100000 and random() < 0.5".formatted(table));
            } else {
                run(from, "update %s set amount = amount - 1, turn = turn + 1 where id = %d and exists (select from %s where id = %d)".formatted(table, one, table, other),
                        "update %s set amount = amount + 1 where id = %d and exists (select from %s where id = %d)".formatted(table, other, table, one));
            }
        }
    }

    @Test
    void killed_at_every_step_it_loses_doubles_and_shows_nothing_half() {
        run(from, "create table kill_from (id integer primary key, amount integer not null, turn integer not null default 0, big text)", "alter table kill_from alter big set storage external");
        ExchangeContent content = content("kill_from", "kill_to", ExchangeRemoval.APPLY, field("id", "id"), field("amount", "amount"), field("turn", "turn"), field("big", "big"));
        String source = "select md5(string_agg(concat_ws('|', id, amount, turn, md5(big)), ',' order by id)) from kill_from";
        String target = source.replace("kill_from", "kill_to");
        int tried = 0;
        for (int last = 1; ; last++, tried++) {
            run(from, "truncate kill_from", "insert into kill_from select i, 10, 0, repeat('x', 3000) || i from generate_series(1, 100) i");
            run(to, "drop table if exists kill_to", "create table kill_to (id integer primary key, amount integer not null, turn integer not null, big text)", "insert into kill_to values (0, 1000, 0, 'old')");
            UUID flow = UUID.randomUUID();
            UUID run = UUID.randomUUID();
            boolean killed = false;
            int[] turns = new int[1];
            Watch watch = new Watch(last, () -> {
                if (turns[0]++ < 2) {
                    transfers("kill_from", 15);
                    return false;
                }
                return same(source, target);
            });
            try {
                follow(content, flow, run, watch);
            } catch (Killed power) {
                killed = true;
                assertThat(one(to, "select sum(amount) from kill_to")).as("half visible after step %d", last).isEqualTo("1000");
                transfers("kill_from", 10);
                gone(flow);
            } catch (Caught done) {
                killed = false;
            }
            Watch again = until(content, flow, run, () -> same(source, target));
            assertThat(one(to, "select sum(amount) from kill_to")).isEqualTo("1000");
            again.compare = true;
            gone(flow);
            assertThatThrownBy(() -> follow(content, flow, run, again)).isInstanceOf(Caught.class);
            assertThat(again.checkpoint.target()).as("killed at step %d", last).isEqualTo(again.checkpoint.sent());
            gone(flow);
            list(from, "select pg_drop_replication_slot('" + new CaptureSlot(flow).name() + "')::text");
            run(from, "drop publication " + new CaptureSlot(flow).name());
            if (!killed) {
                break;
            }
        }
        assertThat(tried).as("steps").isGreaterThan(40);
        assertThat(one(to, "select count(*) from pg_class where relname like 'luoshu_x_%' and relkind = 'r'")).isEqualTo("0");
    }

    @Test
    void a_table_that_changed_stops_it_behind_what_came_before() {
        run(from, "create table drift_from (id integer primary key, name varchar(50), note text)", "insert into drift_from values (1, 'a', 'b')");
        run(to, "create table drift_to (id integer primary key, name varchar(50))");
        ExchangeContent content = content("drift_from", "drift_to", ExchangeRemoval.APPLY, field("id", "id"), field("name", "name"));
        UUID flow = UUID.randomUUID();
        UUID run = UUID.randomUUID();
        until(content, flow, run, () -> list(to, "select name from drift_to").equals(List.of("a")));
        run(from, "insert into drift_from values (2, 'before', null)");
        run(from, "alter table drift_from drop column note", "insert into drift_from values (3, 'fine')");
        until(content, flow, run, () -> list(to, "select name from drift_to order by id").equals(List.of("a", "before", "fine")));
        gone(flow);
        Watch watch = new Watch(0, () -> false);
        Thread change = Thread.ofVirtual().start(() -> {
            Awaitility.await().until(() -> watch.state != null);
            run(from, "insert into drift_from values (4, 'last')");
            run(from, "alter table drift_from alter column name type varchar(20)", "insert into drift_from values (5, 'not')");
        });
        assertThatThrownBy(() -> follow(content, flow, run, watch)).isInstanceOf(ExchangeStopped.class).hasMessage("来源表 drift_from 的字段 name 由 character varying(50) 缩短为 character varying(20)");
        assertThat(change.isAlive()).isFalse();
        assertThat(list(to, "select name from drift_to order by id")).doesNotContain("not");
        gone(flow);
        until(content, flow, run, () -> list(to, "select name from drift_to order by id").equals(List.of("a", "before", "fine", "last", "not")));
    }

    @Test
    void a_slot_that_is_gone_or_ahead_is_no_place_to_go_on_from() throws SQLException {
        run(from, "create table lost_from (id integer primary key)", "insert into lost_from values (1)");
        run(to, "create table lost_to (id integer primary key)");
        ExchangeContent content = content("lost_from", "lost_to", ExchangeRemoval.APPLY, field("id", "id"));
        UUID flow = UUID.randomUUID();
        UUID run = UUID.randomUUID();
        until(content, flow, run, () -> same("select id from lost_from", "select id from lost_to"));
        gone(flow);
        run(from, "insert into lost_from values (2)");
        list(from, "select pg_replication_slot_advance('" + new CaptureSlot(flow).name() + "', pg_current_wal_lsn())::text");
        assertThatThrownBy(() -> follow(content, flow, run, new Watch(0, () -> false))).isInstanceOf(ExchangeStopped.class).hasMessageContaining("早于来源库已经确认的位置");
        list(from, "select pg_drop_replication_slot('" + new CaptureSlot(flow).name() + "')::text");
        assertThatThrownBy(() -> follow(content, flow, run, new Watch(0, () -> false))).isInstanceOf(ExchangeStopped.class).hasMessageContaining("不在了");
        UUID anew = UUID.randomUUID();
        until(content, flow, anew, () -> same("select id from lost_from order by id", "select id from lost_to order by id"));
        gone(flow);
        try (Connection target = ExchangeProcess.open(to.getJdbcUrl(), to.getUsername(), to.getPassword())) {
            ExchangeEngine.abandon(target, "public", "lost_to", flow, anew);
        }
        assertThat(list(to, "select id from lost_to order by id")).as("what is visible stays").containsExactly("1", "2");
    }

    @Test
    void what_a_source_lacks_is_said_with_what_its_administrator_has_to_do() throws SQLException {
        run(from, "create role capture_reader login password 'x'", "create table needs_from (id integer, name text, twice text generated always as (name || name) stored)", "create unlogged table needs_unlogged (id integer primary key)",
                "grant usage on schema public to capture_reader", "create table needs_fine (id integer primary key)");
        UUID flow = UUID.randomUUID();
        try (Connection source = ExchangeProcess.open(from.getJdbcUrl(), "capture_reader", "x")) {
            List<ExchangeFinding> findings = findings(source, content("needs_from", "t", ExchangeRemoval.APPLY, field("id", "id"), field("twice", "twice")), "needs_from", flow);
            assertThat(findings).extracting(ExchangeFinding::code).containsExactly("no-replication", "column-generated", "no-identity", "source-key-not-unique", "no-publication");
            assertThat(findings.getFirst().sentence()).contains("ALTER ROLE \"capture_reader\" REPLICATION");
            assertThat(findings.getLast().sentence()).contains("CREATE PUBLICATION " + new CaptureSlot(flow).name() + " FOR TABLE \"public\".\"needs_from\"");
        }
        try (Connection source = ExchangeProcess.open(from.getJdbcUrl(), from.getUsername(), from.getPassword())) {
            assertThat(findings(source, content("needs_unlogged", "t", ExchangeRemoval.APPLY, field("id", "id")), "needs_unlogged", flow)).extracting(ExchangeFinding::code).containsExactly("source-unlogged");
            assertThat(findings(source, content("needs_fine", "t", ExchangeRemoval.APPLY, field("id", "id")), "needs_fine", flow)).isEmpty();
            run(from, "create publication " + new CaptureSlot(flow).name() + " for table needs_from");
            assertThat(findings(source, content("needs_fine", "t", ExchangeRemoval.APPLY, field("id", "id")), "needs_fine", flow)).extracting(ExchangeFinding::code).containsExactly("publication-short");
        }
    }

    private static List<ExchangeFinding> findings(Connection source, ExchangeContent content, String table, UUID flow) throws SQLException {
        return CaptureNeeds.findings(source, content, PgTable.read(source, "public", table).orElseThrow(), flow);
    }

    @Test
    void a_log_that_is_held_back_too_long_is_given_up() {
        run(from, "create table bound_from (id integer primary key)", "insert into bound_from values (1)");
        run(to, "create table bound_to (id integer primary key)");
        ExchangeContent content = content("bound_from", "bound_to", ExchangeRemoval.APPLY, field("id", "id"));
        UUID flow = UUID.randomUUID();
        UUID run = UUID.randomUUID();
        until(content, flow, run, () -> same("select id from bound_from", "select id from bound_to"));
        run(from, "create table bound_noise as select i, md5(i::text) || repeat(md5(i::text), 20) as t from generate_series(1, 120000) i");
        assertThatThrownBy(() -> follow(content, flow, run, new Watch(0, () -> false))).isInstanceOf(ExchangeStopped.class).hasMessageContaining("超过上限 64 MB");
    }

    @Test
    void a_large_transaction_passes_a_heap_of_48_megabytes_through_kills() throws Exception {
        run(from, "create table many_from (id bigint primary key, a text, b numeric(12, 2), c timestamp)", "insert into many_from select i, md5(i::text), i / 7.0, timestamp '2020-01-01' + interval '1 second' * i from generate_series(1, 100000) i");
        run(to, "create table many_to (id bigint primary key, a text, b numeric(12, 2), c timestamp)");
        ExchangeContent content = content("many_from", "many_to", ExchangeRemoval.APPLY, field("id", "id"), field("a", "a"), field("b", "b"), field("c", "c"));
        UUID flow = UUID.randomUUID();
        UUID run = UUID.randomUUID();
        String digest = "select count(*) || md5(string_agg(md5(t::text), '' order by id)) from ";
        Path said = Files.createTempFile("capture", ".log");
        List<String> counts = new ArrayList<>(List.of("0", "100000"));
        for (int i = 0; i < 4; i++) {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                    ExchangeProcess.class.getName(), from.getJdbcUrl(), to.getJdbcUrl(), from.getUsername(), from.getPassword(), flow.toString(), run.toString(), "2000", JsonMapper.shared().writeValueAsString(content))
                    .redirectErrorStream(true).redirectOutput(said.toFile()).start();
            if (i > 0) {
                run(from, "update many_from set a = a || '" + i + "' where id % 3 <> 0", "delete from many_from where id % 50 = " + i, "insert into many_from select i, 'more', 1, null from generate_series(" + i * 1_000_000 + ", " + i
                        + " * 1000000 + 60000) i");
                counts.add(one(from, "select count(*) from many_from"));
            }
            if (i < 3) {
                assertThat(process.waitFor(1_500 + i * 1_500L, TimeUnit.MILLISECONDS)).as("killed on the way").isFalse();
                process.destroyForcibly().waitFor();
                assertThat(counts).as("whole or not at all").contains(one(to, "select count(*) from many_to"));
            } else {
                Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> !process.isAlive() || same(digest + "many_from t", digest + "many_to t"));
                assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
                process.destroyForcibly().waitFor();
            }
        }
        Files.delete(said);
    }
}
