package luoshu.data.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.data.exchange.ExchangeField;
import luoshu.data.exchange.ExchangeMode;
import luoshu.testing.SharedPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The engine between two real databases: killed between any two statements and as a process, in a small heap, and told lies by the target. */
class ExchangeEngineTest {

    private static final int CHUNK = 40;
    private static HikariDataSource from;
    private static HikariDataSource to;

    @BeforeAll
    static void databases() {
        from = SharedPostgres.database("exchange_engine_from");
        to = SharedPostgres.database("exchange_engine_to");
    }

    @AfterAll
    static void close() {
        from.close();
        to.close();
    }

    private static void run(HikariDataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> list(HikariDataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }

    private static ExchangeField field(String source, String target) {
        return new ExchangeField(source, target, false, null, null, null, null, null, List.of());
    }

    private static ExchangeContent content(String source, String target, ExchangeMode mode, @Nullable String watermark, boolean control, ExchangeField... fields) {
        return new ExchangeContent(new UUID(0, 1), source, new UUID(0, 2), target, mode, List.of(fields[0].source()), watermark, control, null, List.of(fields));
    }

    private static Connection open(HikariDataSource database) throws SQLException {
        return ExchangeProcess.open(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    private static Checkpoint move(ExchangeContent content, UUID flow, UUID run, EngineWatch watch) throws SQLException {
        try (Connection source = open(from); Connection target = open(to)) {
            return ExchangeProcess.engine(content, flow, run, source, target, watch, CHUNK).move(false);
        }
    }

    /** The machine loses its power. */
    private static final class Killed extends Error {
        Killed() {
            super("killed", null, false, false);
        }
    }

    /** Rejections as the module keeps them, and a kill at the n-th step. */
    private static final class Watch extends ExchangeProcess.Quiet {
        private final Map<List<String>, Integer> rejected;
        private final int last;
        private int steps;

        Watch(Map<List<String>, Integer> rejected, int last) {
            this.rejected = rejected;
            this.last = last;
        }

        @Override
        public void at(Step step) {
            if (++steps == last) {
                throw new Killed();
            }
        }

        @Override
        public void rejected(int chunk, List<RowPasser.Rejected> rows) {
            rows.forEach(row -> assertThat(rejected.putIfAbsent(row.key(), chunk)).as("kept twice").isNull());
        }

        @Override
        public void forgetRejectedBehind(int chunk) {
            rejected.values().removeIf(of -> of > chunk);
        }
    }

    @Test
    void a_full_exchange_killed_at_every_step_loses_doubles_and_shows_nothing_half() throws Exception {
        run(from, """
                create table full_from (id bigint primary key, name text, amount text, day text, kind text, note varchar(40));
                insert into full_from select i, '王' || i || E'\\t\\\\\\n', case when i % 50 = 0 then 'much' else (i / 100.0)::numeric(10, 2)::text end, '20260102', (i % 3)::text, case when i % 7 = 0 then null else 'n' || i end
                from generate_series(1, 210) i
                """);
        run(to, """
                create role exchange_reader;
                create table full_to (id integer primary key, name varchar(30) not null, amount numeric(8, 2) check (amount >= 0), day date, kind char(2), note text, made timestamptz default now());
                create index full_to_name on full_to (name);
                comment on table full_to is '目标';
                grant select on full_to to exchange_reader;
                insert into full_to (id, name) values (-1, 'old'), (-2, 'older')
                """);
        ExchangeField kind = new ExchangeField("kind", "kind", true, null, null, null, null, null, List.of(new ExchangeField.CodePair("0", "甲"), new ExchangeField.CodePair("1", "乙"), new ExchangeField.CodePair("2", "丙")));
        ExchangeContent content = content("full_from", "full_to", ExchangeMode.FULL, null, false, field("id", "id"), field("name", "name"), field("amount", "amount"), field("day", "day"), kind, field("note", "note"));
        UUID flow = UUID.randomUUID();
        int tried = 0;
        for (int last = 1; ; last++, tried++) {
            run(to, "delete from full_to; insert into full_to (id, name) values (-1, 'old'), (-2, 'older')");
            Map<List<String>, Integer> rejected = new HashMap<>();
            UUID run = UUID.randomUUID();
            Watch watch = new Watch(rejected, last);
            boolean killed = false;
            try {
                move(content, flow, run, watch);
            } catch (Killed gone) {
                killed = true;
                List<String> seen = list(to, "select id from full_to order by id");
                assertThat(seen.size()).as("half visible after step %d", last).isIn(2, 206);
            }
            Checkpoint end = move(content, flow, run, new Watch(rejected, 0));
            assertThat(end.phase()).isEqualTo(Checkpoint.Phase.DONE);
            assertThat(List.of(end.read(), end.rejected(), end.sentRows(), end.targetRows())).as("killed at step %d", last).containsExactly(210L, 4L, 206L, 206L);
            assertThat(end.target()).isEqualTo(end.sent());
            assertThat(rejected.keySet()).containsExactlyInAnyOrder(List.of("50"), List.of("100"), List.of("150"), List.of("200"));
            assertThat(list(to, "select md5(string_agg(id || name || amount || day || kind || coalesce(note, '-'), '|' order by id)) from full_to")).as("killed at step %d", last).isEqualTo(list(from,
                    "select md5(string_agg(id || name || amount || '2026-01-02' || (array['甲', '乙', '丙'])[kind::int + 1] || coalesce(note, '-'), '|' order by id)) from full_from where amount <> 'much'"));
            if (!killed) {
                break;
            }
        }
        assertThat(tried).as("steps").isGreaterThan(40);
        assertThat(list(to, "select indexname from pg_indexes where tablename = 'full_to' order by 1")).containsExactly("full_to_name", "full_to_pkey");
        assertThat(list(to, "select conname from pg_constraint where conrelid = 'public.full_to'::regclass and contype in ('c', 'p') order by 1")).containsExactly("full_to_amount_check", "full_to_pkey");
        assertThat(list(to, "select has_table_privilege('exchange_reader', 'public.full_to', 'select')::text || obj_description('public.full_to'::regclass)")).containsExactly("true目标");
        assertThat(list(to, "select count(*) from pg_class where relname like 'luoshu_x_%' and relkind = 'r'")).containsExactly("0");
    }

    @Test
    void an_incremental_exchange_killed_at_every_step_merges_each_row_once() throws Exception {
        run(from, "create table inc_from (id bigint not null, name text, cd_operation varchar(1), cd_time timestamp not null, primary key (id, cd_time))");
        run(to, "create table inc_to (id bigint primary key, name text, note text)");
        run(to, "create table inc_log (id bigint, name text); create function inc_log() returns trigger language plpgsql as $$ begin insert into public.inc_log values (new.id, new.name); return new; end $$;"
                + "create trigger inc_log after insert or update on inc_to for each row execute function inc_log()");
        ExchangeContent content = content("inc_from", "inc_to", ExchangeMode.INCREMENTAL, "cd_time", true, field("id", "id"), field("name", "name"));
        UUID flow = UUID.randomUUID();
        TreeMap<Long, String> expected = new TreeMap<>();
        long time = 0;
        for (int last = 1; ; last++) {
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                long id = ThreadLocalRandom.current().nextInt(60);
                boolean gone = ThreadLocalRandom.current().nextInt(5) == 0;
                rows.append(i == 0 ? "" : ",").append("(%d, 'v%d', '%s', timestamp '2026-01-01' + interval '%d seconds')".formatted(id, ++time, gone ? "D" : expected.containsKey(id) ? "U" : "I", time));
                if (gone) {
                    expected.remove(id);
                } else {
                    expected.put(id, "v" + time);
                }
            }
            run(from, "insert into inc_from values " + rows);
            run(to, "truncate inc_log");
            UUID run = UUID.randomUUID();
            boolean killed = false;
            try {
                move(content, flow, run, new Watch(new HashMap<>(), last));
            } catch (Killed gone) {
                killed = true;
            }
            Checkpoint end = move(content, flow, run, new Watch(new HashMap<>(), 0));
            assertThat(end.phase()).isEqualTo(Checkpoint.Phase.DONE);
            assertThat(end.target()).as("digest").isEqualTo(end.sent());
            assertThat(list(to, "select id || name from inc_to order by id")).as("killed at step %d", last).isEqualTo(expected.entrySet().stream().map(one -> one.getKey() + one.getValue()).toList());
            assertThat(list(to, "select count(*) - count(distinct name) from inc_log")).as("merged once").containsExactly("0");
            if (!killed) {
                assertThat(last).isGreaterThan(20);
                break;
            }
        }
        assertThat(move(content, flow, UUID.randomUUID(), new Watch(new HashMap<>(), 0)).read()).as("nothing new").isZero();
    }

    @Test
    void what_the_target_makes_of_rows_is_seen() throws Exception {
        run(from, "create table lie_from (id integer primary key, name text); insert into lie_from select i, 'n' || i from generate_series(1, 90) i");
        run(to, """
                create table lie_to (id integer primary key, name text);
                create function lie() returns trigger language plpgsql as $$ begin if new.id = 77 then new.name := 'x'; end if; return new; end $$;
                create trigger lie before insert on lie_to for each row execute function lie();
                create table lie_full (id integer primary key, name text)
                """);
        Checkpoint merged = move(content("lie_from", "lie_to", ExchangeMode.INCREMENTAL, "id", false, field("id", "id"), field("name", "name")), UUID.randomUUID(), UUID.randomUUID(), new ExchangeProcess.Quiet());
        assertThat(merged.phase()).isEqualTo(Checkpoint.Phase.DIFFERENT);
        assertThat(merged.target()).isNotEqualTo(merged.sent());
        assertThat(list(to, "select count(*) from lie_to")).as("the chunk is undone").containsExactly("40");
        UUID flow = UUID.randomUUID();
        Checkpoint full = move(content("lie_from", "lie_full", ExchangeMode.FULL, null, false, field("id", "id"), field("name", "name")), flow, UUID.randomUUID(), new ExchangeProcess.Quiet() {
            @Override
            public void at(Step step) {
                if (step == Step.CHUNK_COMMITTED) {
                    try {
                        run(to, "delete from luoshu_x_%s where id = 3".formatted(flow.toString().replace("-", "")));
                    } catch (SQLException wrong) {
                        throw new IllegalStateException(wrong);
                    }
                }
            }
        });
        assertThat(full.phase()).isEqualTo(Checkpoint.Phase.DIFFERENT);
        assertThat(List.of(full.sentRows(), full.targetRows())).containsExactly(90L, 89L);
        assertThat(list(to, "select count(*) from lie_full")).as("nothing of it is seen").containsExactly("0");
    }

    @Test
    void a_target_that_something_hangs_on_is_not_swapped() throws Exception {
        run(from, "create table hang_from (id integer primary key)");
        run(to, "create table hang_to (id integer primary key); create view hang_view as select * from hang_to");
        assertThatThrownBy(() -> move(content("hang_from", "hang_to", ExchangeMode.FULL, null, false, field("id", "id")), UUID.randomUUID(), UUID.randomUUID(), new ExchangeProcess.Quiet()))
                .isInstanceOf(ExchangeStopped.class).hasMessageContaining("视图 hang_view");
    }

    @Test
    void a_target_that_changed_on_the_way_is_not_swapped() throws Exception {
        run(from, "create table way_from (id integer primary key); insert into way_from select generate_series(1, 90)");
        run(to, "create table way_to (id integer primary key); insert into way_to values (0)");
        ExchangeContent content = content("way_from", "way_to", ExchangeMode.FULL, null, false, field("id", "id"));
        UUID flow = UUID.randomUUID();
        UUID run = UUID.randomUUID();
        try {
            move(content, flow, run, new Watch(new HashMap<>(), 12));
        } catch (Killed gone) {
            run(to, "alter table way_to add column note text");
        }
        assertThatThrownBy(() -> move(content, flow, run, new ExchangeProcess.Quiet())).isInstanceOf(ExchangeStopped.class).hasMessageContaining("结构在交换过程中变了");
        try (Connection target = open(to)) {
            ExchangeEngine.abandon(target, "public", "way_to", flow, run);
        }
        assertThat(list(to, "select id from way_to")).containsExactly("0");
        assertThat(list(to, "select count(*) from pg_class where relname = 'luoshu_x_" + flow.toString().replace("-", "") + "'")).as("nothing is left").containsExactly("0");
    }

    @Test
    void two_engines_of_one_run_do_not_both_write() throws Exception {
        run(from, "create table two_from (id integer primary key); insert into two_from select generate_series(1, 200)");
        run(to, "create table two_to (id integer primary key)");
        ExchangeContent content = content("two_from", "two_to", ExchangeMode.FULL, null, false, field("id", "id"));
        UUID flow = UUID.randomUUID();
        UUID run = UUID.randomUUID();
        boolean[] other = new boolean[1];
        assertThatThrownBy(() -> move(content, flow, run, new ExchangeProcess.Quiet() {
            @Override
            public void at(Step step) {
                if (step == Step.CHUNK_COMMITTED && !other[0]) {
                    other[0] = true;
                    try {
                        assertThat(move(content, flow, run, new ExchangeProcess.Quiet()).phase()).isEqualTo(Checkpoint.Phase.DONE);
                    } catch (SQLException wrong) {
                        throw new IllegalStateException(wrong);
                    }
                }
            }
        })).isInstanceOf(ExchangeStopped.class).hasMessageContaining("另一个进程");
        assertThat(list(to, "select count(*) from two_to")).containsExactly("200");
    }

    private static Process process(ExchangeContent content, UUID flow, UUID run, int chunk, String heap) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                ExchangeProcess.class.getName(), from.getJdbcUrl(), to.getJdbcUrl(), from.getUsername(), from.getPassword(), flow.toString(), run.toString(), String.valueOf(chunk),
                JsonMapper.shared().writeValueAsString(content)).redirectErrorStream(true).start();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void two_hundred_thousand_rows_pass_a_heap_of_48_megabytes_through_kills() throws Exception {
        run(from, """
                create table many_from (id bigint primary key, c1 text, c2 text, c3 text, c4 numeric(12, 2), c5 date, c6 timestamp, c7 varchar(30), c8 integer, c9 boolean, c10 text, c11 uuid);
                insert into many_from select i, md5(i::text), repeat('数', (i % 60)::int), null, i / 7.0, date '2000-01-01' + (i % 9000)::int, timestamp '2020-01-01' + interval '1 second' * i, 'v' || i, i % 1000, i % 2 = 0,
                    repeat(md5((i * 3)::text), 8), gen_random_uuid() from generate_series(1, 200000) i
                """);
        run(to, "create table many_to (id bigint primary key, c1 text, c2 text, c3 text, c4 numeric(12, 2), c5 date, c6 timestamp, c7 varchar(30), c8 integer, c9 boolean, c10 text, c11 uuid); insert into many_to (id) values (0)");
        List<ExchangeField> fields = new ArrayList<>(List.of(field("id", "id")));
        for (int i = 1; i <= 11; i++) {
            fields.add(field("c" + i, "c" + i));
        }
        ExchangeContent content = content("many_from", "many_to", ExchangeMode.FULL, null, false, fields.toArray(ExchangeField[]::new));
        UUID flow = UUID.randomUUID();
        UUID run = UUID.randomUUID();
        int kills = 0;
        for (long patience : List.of(1_500L, 2_500L)) {
            Process process = process(content, flow, run, 2_000, "48m");
            if (!process.waitFor(patience, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                kills++;
                assertThat(list(to, "select count(*) from many_to").getFirst()).isIn("1", "200000");
            }
        }
        assertThat(kills).as("killed on the way").isPositive();
        Process process = process(content, flow, run, 20_000, "48m");
        assertThat(said(process)).isEqualTo("DONE 200000 200000 200000");
        String digest = "select count(*) || md5(string_agg(md5(t::text), '' order by id)) from ";
        assertThat(list(to, digest + "many_to t")).isEqualTo(list(from, digest + "many_from t"));
    }
}
