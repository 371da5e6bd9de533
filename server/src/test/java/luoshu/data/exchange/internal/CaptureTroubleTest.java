package luoshu.data.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.data.exchange.ExchangeField;
import luoshu.data.exchange.ExchangeMode;
import luoshu.data.exchange.ExchangeRemoval;
import luoshu.data.sources.SourceLinks;
import luoshu.testing.SharedPostgres;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;

/** What may happen to a source while its changes are followed, and what of it a capture outlives. */
class CaptureTroubleTest {

    private static final Duration MOST = Duration.ofMinutes(1);
    private static HikariDataSource from;
    private static HikariDataSource to;

    @BeforeAll
    static void databases() {
        from = SharedPostgres.database("capture_trouble_from");
        to = SharedPostgres.database("capture_trouble_to");
    }

    @AfterAll
    static void close() {
        ask(from, "select pg_drop_replication_slot(slot_name)::text from pg_replication_slots where database = current_database() and not active");
        from.close();
        to.close();
    }

    private static List<String> ask(HikariDataSource database, String sql) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            List<String> found = new ArrayList<>();
            if (statement.execute(sql)) {
                for (ResultSet row = statement.getResultSet(); row.next(); ) {
                    found.add(row.getString(1));
                }
            }
            return found;
        } catch (SQLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static final class Caught extends RuntimeException {
        Caught() {
            super("caught", null, false, false);
        }
    }

    /** A flow from {@code <name>_from} to {@code <name>_to}, and what its run keeps. */
    private static final class Flow extends ExchangeProcess.Quiet {
        private final UUID id = UUID.randomUUID();
        private final UUID run = UUID.randomUUID();
        private final ExchangeContent content;
        private BooleanSupplier enough = () -> false;
        private Runnable checked = () -> { };
        private @Nullable String begunWith;
        private volatile @Nullable CaptureState state;
        private volatile boolean compare;
        private long begun;

        Flow(String name, String... columns) {
            this(ExchangeRemoval.APPLY, name, columns);
        }

        Flow(ExchangeRemoval removal, String name, String... columns) {
            List<ExchangeField> fields = List.of(columns).stream().map(one -> new ExchangeField(one, one, false, null, null, one.equals("day") ? ExchangeField.Form.DATE : null, null, null, List.of())).toList();
            content = new ExchangeContent(new UUID(0, 1), name + "_from", new UUID(0, 2), name + "_to", ExchangeMode.CAPTURE, List.of(columns[0]), null, false, removal, fields);
        }

        String slot() {
            return new CaptureSlot(id).name();
        }

        void follow(CaptureLog log) {
            try (Connection source = ExchangeProcess.open(from.getJdbcUrl(), from.getUsername(), from.getPassword()); Connection target = ExchangeProcess.open(to.getJdbcUrl(), to.getUsername(), to.getPassword())) {
                follow(source, target, log);
            } catch (SQLException wrong) {
                throw new IllegalStateException(wrong);
            }
        }

        void follow(Connection source, Connection target, CaptureLog log) throws SQLException {
            begun = System.nanoTime();
            ExchangeProcess.capture(content, id, run, source, target, log, this, 40, 64).follow();
        }

        void until(BooleanSupplier seen) {
            enough = seen;
            assertThatThrownBy(() -> follow(log())).isInstanceOf(Caught.class);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> ask(from, "select 1 from pg_replication_slots where active and slot_name = '" + slot() + "'").isEmpty());
        }

        /** Follows until it stops, while {@code meanwhile} is done to the source. */
        void stops(String code, String meanwhile) {
            enough = () -> false;
            state = null;
            Thread change = Thread.ofVirtual().start(() -> {
                Awaitility.await().until(() -> state != null);
                ask(from, meanwhile);
            });
            assertThatThrownBy(() -> follow(log())).isInstanceOfSatisfying(ExchangeStopped.class, stopped -> assertThat(stopped.code()).isEqualTo(code));
            assertThat(change.isAlive()).isFalse();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> ask(from, "select 1 from pg_replication_slots where active and slot_name = '" + slot() + "'").isEmpty());
        }

        @Override
        public void at(Step step) {
            if (step == Step.BATCH_CHECKED) {
                checked.run();
            }
        }

        @Override
        public void looked(CaptureState now) {
            state = now;
            assertThat(System.nanoTime() - begun).as("nothing of what was to come").isLessThan(MOST.toNanos());
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
        public void begunWith(String table) {
            begunWith = table;
        }

        @Override
        public @Nullable String begunWith() {
            return begunWith;
        }
    }

    @Test
    void removed_rows_that_are_marked_may_not_hold_a_further_unique_value() {
        ask(from, "create table held_from (id integer primary key, seat text unique); insert into held_from values (1, 'A'), (2, 'B'), (9, 'C')");
        ask(to, "create table held_to (id integer primary key, seat text constraint held_seat unique, cd_operation varchar(1) not null, cd_time timestamp not null, cd_batch varchar(13) not null)");
        Flow flow = new Flow(ExchangeRemoval.MARK, "held", "id", "seat");
        assertThatThrownBy(() -> flow.follow(log())).isInstanceOf(IllegalStateException.class).hasMessageContaining("target-mark-unique");
        ask(to, "alter table held_to drop constraint held_seat; create unique index held_seat on held_to (seat) where cd_operation <> 'D'");
        flow.until(() -> ask(to, "select count(*) from held_to").equals(List.of("3")));
        ask(from, "begin; update held_from set seat = 'x' where id = 1; update held_from set seat = 'A' where id = 2; update held_from set seat = 'B' where id = 1; delete from held_from where id = 9; "
                + "insert into held_from values (3, 'C'); commit");
        flow.until(() -> ask(to, "select concat_ws(' ', id, seat, cd_operation) from held_to order by id").equals(List.of("1 B U", "2 A U", "3 C I", "9 C D")));
    }

    private static CaptureLog log() {
        return ExchangeProcess.log(from.getJdbcUrl(), from.getUsername(), from.getPassword());
    }

    private static Flow begun(String name) {
        ask(from, "create table " + name + "_from (id integer primary key, name text); insert into " + name + "_from values (1, 'a')");
        ask(to, "create table " + name + "_to (id integer primary key, name text)");
        Flow flow = new Flow(name, "id", "name");
        flow.until(() -> ask(to, "select name from " + name + "_to order by id").equals(List.of("a")));
        return flow;
    }

    @Test
    void a_table_that_took_the_place_of_another_stops_it() {
        Flow flow = begun("swap");
        flow.stops("table-replaced", "begin; insert into swap_from values (2, 'b'); commit; create table swap_new (like swap_from including all); alter table swap_from rename to swap_old; "
                + "alter table swap_new rename to swap_from; insert into swap_from values (3, 'lost')");
        assertThat(ask(to, "select name from swap_to")).contains("a").doesNotContain("lost");
        ask(from, "alter publication " + flow.slot() + " add table swap_from; insert into swap_from values (4, 'told')");
        assertThatThrownBy(() -> flow.follow(log())).as("though its changes are told by now").isInstanceOfSatisfying(ExchangeStopped.class, stopped -> assertThat(stopped.code()).isEqualTo("table-replaced"));
        assertThat(ask(to, "select name from swap_to")).contains("a").doesNotContain("lost", "told");
    }

    @Test
    void a_table_that_was_made_anew_stops_it_also_where_all_tables_are_published() {
        ask(from, "create table anew_from (id integer primary key, name text); insert into anew_from values (1, 'a')");
        ask(to, "create table anew_to (id integer primary key, name text)");
        Flow flow = new Flow("anew", "id", "name");
        ask(from, "create publication " + flow.slot() + " for all tables");
        flow.until(() -> ask(to, "select name from anew_to").equals(List.of("a")));
        ask(from, "drop table anew_from; create table anew_from (id integer primary key, name text); insert into anew_from values (1, 'other')");
        assertThatThrownBy(() -> flow.follow(log())).isInstanceOfSatisfying(ExchangeStopped.class, stopped -> assertThat(stopped.code()).isEqualTo("table-replaced"));
        assertThat(ask(to, "select name from anew_to")).containsExactly("a");
        ask(from, "drop publication " + flow.slot());
    }

    @Test
    void a_table_that_is_not_published_any_more_stops_it_and_so_does_one_that_was_not_for_a_while() {
        Flow flow = begun("publish");
        flow.stops("publication-changed", "alter publication " + flow.slot() + " drop table publish_from");
        ask(from, "insert into publish_from values (2, 'lost'); alter publication " + flow.slot() + " add table publish_from");
        assertThatThrownBy(() -> flow.follow(log())).isInstanceOfSatisfying(ExchangeStopped.class, stopped -> assertThat(stopped.code()).isEqualTo("publication-changed"));
        Flow other = begun("identity");
        other.stops("no-identity", "alter table identity_from replica identity nothing");
    }

    @Test
    void a_table_that_bore_another_name_for_a_while_is_followed_on() {
        Flow flow = begun("named");
        ask(from, "insert into named_from values (2, 'b')");
        ask(from, "alter table named_from rename to named_else; insert into named_else values (3, 'c'); alter table named_else rename to named_from; insert into named_from values (4, 'd')");
        flow.until(() -> ask(to, "select name from named_to order by id").equals(List.of("a", "b", "c", "d")));
    }

    /** A row whose large value is neither told nor at the target: it was not fit before. Its key is written otherwise at the target. */
    private static Flow unfit(String name) {
        ask(from, "create table " + name + "_from (id text primary key, day text, big text); alter table " + name + "_from alter big set storage external; insert into " + name + "_from values ('007', 'never', repeat('x', 5000)), ('8', '20260101', 'y')");
        ask(to, "create table " + name + "_to (id integer primary key, day date, big text)");
        Flow flow = new Flow(name, "id", "day", "big");
        flow.until(() -> ask(to, "select id from " + name + "_to").equals(List.of("8")));
        ask(from, "update " + name + "_from set day = '20260102' where id = '007'");
        return flow;
    }

    @Test
    void a_row_is_read_from_the_source_by_the_key_as_the_source_writes_it() {
        Flow flow = unfit("key");
        flow.until(() -> ask(to, "select id || ' ' || day || ' ' || length(big) from key_to order by id").equals(List.of("7 2026-01-02 5000", "8 2026-01-01 1")));
    }

    @Test
    void a_source_that_is_lost_while_a_row_is_read_from_it_leaves_the_target_free() throws Exception {
        Flow flow = unfit("fetch");
        Connection source = ExchangeProcess.open(from.getJdbcUrl(), from.getUsername(), from.getPassword());
        Connection target = ExchangeProcess.open(to.getJdbcUrl(), to.getUsername(), to.getPassword());
        try {
            int backend = source.unwrap(PGConnection.class).getBackendPID();
            flow.checked = () -> ask(from, "select pg_terminate_backend(" + backend + ", 5000)");
            flow.enough = () -> false;
            assertThatThrownBy(() -> flow.follow(source, target, log())).isInstanceOfSatisfying(ExchangeStopped.class, stopped -> assertThat(stopped.code()).isEqualTo("database-failed"));
            CompletableFuture<Boolean> undone = CompletableFuture.supplyAsync(() -> {
                try {
                    target.rollback();
                    return true;
                } catch (SQLException wrong) {
                    throw new IllegalStateException(wrong);
                }
            });
            assertThat(undone.get(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            target.abort(Runnable::run);
        }
    }

    @Test
    void a_slot_that_is_in_use_for_a_moment_is_given_back_behind_it() throws Exception {
        ask(from, "create table used_from (id integer primary key)");
        CaptureSlot slot = new CaptureSlot(UUID.randomUUID());
        CompletableFuture<Boolean> dropped = log().open(connection -> {
            slot.make(connection, new PgTable("public", "used_from", false, List.of(), List.of()));
            slot.follow(connection, LogSequenceNumber.INVALID_LSN);
            CompletableFuture<Boolean> drops = CompletableFuture.supplyAsync(() -> log().open(other -> {
                slot.drop(other, true);
                return true;
            }));
            Awaitility.await().until(() -> drops.isDone() || !ask(from, "select 1 from pg_stat_activity where query like 'select pg_catalog.pg_sleep(%'").isEmpty());
            assertThat(drops.isDone()).isFalse();
            return drops;
        });
        assertThat(dropped.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(ask(from, "select 1 from pg_replication_slots where slot_name = '" + slot.name() + "' union all select 1 from pg_publication where pubname = '" + slot.name() + "'")).isEmpty();
    }

    @Test
    void a_comparison_the_source_cannot_begin_is_put_off_and_changes_come_all_the_same() throws SQLException {
        Flow flow = begun("off");
        CaptureLog hasty = new CaptureLog() {
            @Override
            public <T> T open(SourceLinks.Work<T> work) {
                return log().open(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("set lock_timeout = 200");
                    }
                    return work.with(connection);
                });
            }
        };
        flow.compare = true;
        flow.enough = () -> true;
        try (Connection busy = from.getConnection(); Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("create table off_long (id integer)");
            CompletableFuture<Void> followed = CompletableFuture.runAsync(() -> flow.follow(hasty));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> followed.isDone() || flow.state != null && flow.state.waits() != null);
            ask(from, "insert into off_from values (2, 'b')");
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> followed.isDone() || ask(to, "select name from off_to order by id").equals(List.of("a", "b")));
            assertThat(followed.isDone()).isFalse();
            assertThat(flow.state.waits()).startsWith("对账推迟").contains("55P03");
            assertThat(flow.state.well()).isFalse();
            busy.rollback();
            busy.setAutoCommit(true);
            assertThatThrownBy(() -> followed.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(Caught.class);
            assertThat(flow.state.waits()).isNull();
        }
    }

    @Test
    void rows_that_exchange_a_further_unique_value_come_over_and_keep_what_is_not_of_the_flow() {
        ask(from, "create table seat_from (id integer primary key, seat text unique); insert into seat_from values (1, 'A'), (2, 'B'), (9, 'C')");
        ask(to, "create table seat_to (id integer primary key, note text default 'new', seat text unique, twice text generated always as (seat || seat) stored)");
        Flow flow = new Flow("seat", "id", "seat");
        flow.until(() -> ask(to, "select count(*) from seat_to").equals(List.of("3")));
        ask(to, "update seat_to set note = 'ours ' || id");
        ask(from, "begin; update seat_from set seat = 'x' where id = 1; update seat_from set seat = 'A' where id = 2; update seat_from set seat = 'B' where id = 1; update seat_from set seat = 'D' where id = 9; "
                + "insert into seat_from values (3, 'C'); commit");
        flow.until(() -> ask(to, "select concat_ws(' ', id, seat, twice, note) from seat_to order by id").equals(List.of("1 B BB ours 1", "2 A AA ours 2", "3 C CC new", "9 D DD ours 9")));
    }
}
