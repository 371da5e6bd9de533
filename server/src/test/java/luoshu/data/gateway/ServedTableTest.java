package luoshu.data.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.data.catalog.ResourceView;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractField;
import luoshu.data.contracts.ContractTerms;
import luoshu.data.contracts.Masking;
import luoshu.data.contracts.RowCondition;
import luoshu.data.contracts.SharedResources;
import luoshu.data.sources.DataSourceDraft;
import luoshu.data.sources.DataSources;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Refused;
import luoshu.testing.ServerTest;
import luoshu.testing.SharedPostgres;
import luoshu.testing.TestClock;
import luoshu.trust.signing.Sm3;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables of a real database of an organ, served through the gateway. */
@ServerTest
class ServedTableTest {

    private static final String DATABASE = "served_tables";
    private static HikariDataSource database;

    @Autowired MockMvc http;
    @Autowired JsonMapper json;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired TestClock clock;
    @Autowired Access access;
    @Autowired SharedServices services;
    @Autowired TableServices tables;
    @Autowired ConsumerSystems systems;
    @Autowired DataSources sources;
    @Autowired ApplicationContext context;
    private SharedResources resources;
    private Organ provider;
    private Organ asker;
    private ResourceView entry;
    private AskingSystem system;
    private UUID source;
    private String table;

    @BeforeAll
    static void make() throws SQLException {
        database = SharedPostgres.database(DATABASE);
        run("create role served_reader login password 'mi-ma'");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void world() throws SQLException {
        resources = new SharedResources(context);
        provider = resources.organ("human-resources");
        asker = resources.organ("civil-affairs");
        entry = resources.published(provider, "参保人员 " + UUID.randomUUID());
        system = system(Environment.LIVE);
        source = access.as(providing(), () -> sources.create(new DataSourceDraft("库 " + UUID.randomUUID(), "POSTGRESQL", "127.0.0.1", port(), DATABASE, null, "served_reader", "mi-ma", false, null)).id());
        table = "insured_" + UUID.randomUUID().toString().substring(0, 8);
        run("""
                create table %1$s (id bigint primary key, xm varchar(50), sfzh varchar(18) not null, sjh text, csrq date, zt text, qh char(12), secret text, amount numeric(12,2));
                insert into %1$s select i, '张' || chr(19968 + i %% 50), '41152519900101' || lpad(i::text, 4, '0'), '138' || lpad(i::text, 8, '0'), date '1990-01-01' + i, case when i %% 3 = 0 then '停保' else '在保' end,
                    case when i %% 2 = 0 then '411525000000' else '411502000000' end, 'secret', i * 1.5 from generate_series(1, 250) i;
                create table %1$s_test (like %1$s including all);
                insert into %1$s_test values (1, '测试甲', '411525199001019999', '13900000000', '1990-01-02', '在保', '411525000000', 'x', 1);
                grant select on %1$s, %1$s_test to served_reader;
                """.formatted(table));
    }

    private static int port() {
        return Integer.parseInt(database.getJdbcUrl().replaceAll(".*:([0-9]+)/.*", "$1"));
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Actor.Official providing() {
        return SharedResources.of(provider, "gateway.service", "source.manage");
    }

    private AskingSystem system(Environment environment) {
        AskingSystem made = new AskingSystem();
        access.as(SharedResources.of(asker, "gateway.system"), () -> systems.addKey(systems.register(new SystemDraft("核对系统 " + UUID.randomUUID(), environment)).id(), made.pem()));
        return made;
    }

    private static final List<ServedColumn> COLUMNS = List.of(new ServedColumn("BH", "id", ColumnFilter.NONE, false, 1), new ServedColumn("XM", "xm", ColumnFilter.EQUALS, false, 0),
            new ServedColumn("SFZH", "sfzh", ColumnFilter.EQUALS, false, 0), new ServedColumn("SJH", "sjh", ColumnFilter.RANGE, false, 0), new ServedColumn("DZ", "csrq", ColumnFilter.BOTH, false, 0),
            new ServedColumn("ZT", "zt", ColumnFilter.EQUALS, false, 0), new ServedColumn("QH", "qh", ColumnFilter.BOTH, false, 0));

    private TableServiceDraft draft(List<ServedColumn> columns, int timeout) {
        return new TableServiceDraft("参保表 " + UUID.randomUUID(), source, table, table + "_test", entry.id(), columns, null, 500, timeout, 20);
    }

    private ServiceView served() {
        return served(draft(COLUMNS, 2_000));
    }

    private ServiceView served(TableServiceDraft draft) {
        return access.as(providing(), () -> tables.create(draft));
    }

    private Contract contract(int rows, RowCondition condition) {
        ContractTerms all = SharedResources.terms(List.of(new ContractField("XM", Masking.NAME), new ContractField("SFZH", Masking.HASHED), new ContractField("SJH", Masking.MOBILE), new ContractField("DZ", Masking.PLAIN),
                new ContractField("ZT", Masking.PLAIN)));
        return resources.inUse(entry, asker, new ContractTerms(all.purpose(), all.ground(), all.matters(), all.fields(), condition, all.mode(), 600, 10_000, rows, all.from(), all.until(), 0));
    }

    record Reply(int status, JsonNode body, MockHttpServletResponse raw) {
        String code() {
            return body.path("code").asString("");
        }

        JsonNode rows() {
            return body.path("rows");
        }
    }

    private Reply ask(Contract contract, String query) throws Exception {
        return ask(system, contract, query);
    }

    private Reply ask(AskingSystem by, Contract contract, String query) throws Exception {
        return ask(by, contract, query, by.headers(clock.instant()));
    }

    private Reply ask(AskingSystem by, Contract contract, String query, Map<String, String> headers) throws Exception {
        String path = "/gateway/v1/" + contract.number() + "/rows";
        return send(path, query, headers, by.signature("GET", path, query, headers, new byte[0]));
    }

    private Reply send(String path, String query, Map<String, String> headers, String signature) throws Exception {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.get(URI.create(path)).header("Luoshu-Signature", signature);
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        MockHttpServletResponse answer = http.perform(query.isEmpty() ? request : request.with(one -> {
            one.setQueryString(query);
            return one;
        })).andReturn().getResponse();
        return new Reply(answer.getStatus(), json.readTree(answer.getContentAsByteArray()), answer);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void refused(Reply reply, int status, String code, String fault) {
        assertThat(reply.code()).as("%s", reply.body()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.raw().getHeader("Luoshu-Fault")).isEqualTo(fault);
    }

    @Test
    void a_row_is_found_by_its_key_cut_masked_recorded_and_proven() throws Exception {
        ServiceView service = served();
        assertThat(service.operations()).singleElement().satisfies(one -> {
            assertThat(one.path()).isEqualTo("/rows");
            assertThat(one.resource()).isEqualTo(entry.id());
        });
        Contract contract = contract(100, null);
        Reply reply = ask(contract, "BH=7");
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        assertThat(reply.rows()).hasSize(1);
        JsonNode row = reply.rows().get(0);
        assertThat(row.propertyNames()).containsExactly("XM", "SFZH", "SJH", "DZ", "ZT");
        assertThat(row.path("XM").asString()).isEqualTo("张*");
        assertThat(row.path("SFZH").asString()).matches("[0-9a-f]{64}");
        assertThat(row.path("SJH").asString()).isEqualTo("138****0007");
        assertThat(row.path("DZ").asString()).isEqualTo("1990-01-08");
        assertThat(reply.body().path("next").isNull()).isTrue();
        assertThat(reply.raw().getContentAsString(StandardCharsets.UTF_8)).doesNotContain("secret", "411525");
        assertThat(reply.raw().getHeader("Luoshu-Receipt")).isNotBlank();
        UUID use = UUID.fromString(String.valueOf(reply.raw().getHeader("Luoshu-Use")));
        assertThat(jdbc.sql("select operation from gateway.use where id = :use").param("use", use).query(String.class).single()).isEqualTo("GET /rows");
        assertThat(jdbc.sql("select encode(digest, 'hex') from gateway.answer where use = :use and status = 200 and rows = 1").param("use", use).query(String.class).single())
                .isEqualTo(HexFormat.of().formatHex(Sm3.digest(reply.raw().getContentAsByteArray())));
    }

    @Test
    void filters_are_those_of_the_service_and_only_by_what_the_contract_gives_as_it_is() throws Exception {
        served();
        Contract contract = contract(100, null);
        assertThat(ask(contract, "ZT=" + encoded("停保")).rows()).hasSize(83);
        assertThat(ask(contract, "DZ.from=1990-01-05&DZ.until=1990-01-07").rows()).hasSize(3);
        assertThat(ask(contract, "DZ=1990-01-05&ZT=" + encoded("在保")).rows()).hasSize(1);
        assertThat(ask(contract, "ZT=" + encoded("没有")).rows()).isEmpty();
        Reply unknown = ask(contract, "secret=x");
        refused(unknown, 422, "unknown-parameter", "REQUEST");
        assertThat(unknown.body().path("parameter").asString()).isEqualTo("secret");
        refused(ask(contract, "ZT.from=a"), 422, "unknown-parameter", "REQUEST");
        refused(ask(contract, "XM=" + encoded("张三")), 403, "filter-not-agreed", "REQUEST");
        refused(ask(contract, "SJH.from=13800000001"), 403, "filter-not-agreed", "REQUEST");
        refused(ask(contract, "QH=411525000000"), 403, "filter-not-agreed", "REQUEST");
        Reply wrong = ask(contract, "DZ=yesterday");
        refused(wrong, 422, "bad-parameter", "REQUEST");
        assertThat(wrong.body().path("parameter").asString()).isEqualTo("DZ");
    }

    @Test
    void hostile_values_are_values() throws Exception {
        served();
        Contract contract = contract(100, null);
        for (String hostile : List.of("' or 1=1 --", "x'; drop table " + table + "; --", "\\'", "$$", "%", "_", "\"", "?", "{fn now()}", "在保' union select secret from " + table + " --")) {
            Reply reply = ask(contract, "ZT=" + encoded(hostile));
            assertThat(reply.status()).as(hostile).isEqualTo(200);
            assertThat(reply.rows()).as(hostile).isEmpty();
        }
        for (String hostile : List.of("1 or 1=1", "1e3", "0x1", "9223372036854775808", " 1", "1;", "-", "NaN", "١")) {
            refused(ask(contract, "BH=" + encoded(hostile)), 422, "bad-parameter", "REQUEST");
        }
        for (String hostile : List.of("infinity", "1990-01-01'", "now", "99999-01-01", "1990-02-31")) {
            refused(ask(contract, "DZ.from=" + encoded(hostile)), 422, "bad-parameter", "REQUEST");
        }
        refused(ask(contract, "ZT=%00"), 422, "bad-parameter", "REQUEST");
        refused(ask(contract, "limit=0"), 422, "bad-parameter", "REQUEST");
        refused(ask(contract, "limit=101"), 422, "bad-parameter", "REQUEST");
        refused(ask(contract, "cursor=abc"), 422, "bad-parameter", "REQUEST");
        assertThat(ask(contract, "BH=7").rows()).hasSize(1);
    }

    @Test
    void a_contract_gives_its_rows_only_and_a_test_system_sees_the_test_table() throws Exception {
        served();
        Contract some = contract(200, new RowCondition("QH", "4115250"));
        assertThat(ask(some, "limit=200").rows()).hasSize(125);
        assertThat(ask(some, "BH=2").rows()).hasSize(1);
        assertThat(ask(some, "BH=3").rows()).isEmpty();
        JsonNode test = ask(system(Environment.TEST), some, "").rows();
        assertThat(test).hasSize(1);
        assertThat(test.get(0).path("XM").asString()).isEqualTo("测**");
    }

    @Test
    void required_filters_are_required_and_find_rows_by_a_masked_field() throws Exception {
        List<ServedColumn> columns = new ArrayList<>(COLUMNS);
        columns.set(2, new ServedColumn("SFZH", "sfzh", ColumnFilter.EQUALS, true, 0));
        served(new TableServiceDraft("参保查询 " + UUID.randomUUID(), source, table, null, entry.id(), columns, "SFZH", 10, 2_000, 20));
        Contract contract = contract(100, null);
        refused(ask(contract, ""), 422, "missing-parameter", "REQUEST");
        Reply reply = ask(contract, "SFZH=411525199001010009");
        assertThat(reply.rows()).hasSize(1);
        assertThat(jdbc.sql("select subject is not null from gateway.use where id = :use").param("use", UUID.fromString(String.valueOf(reply.raw().getHeader("Luoshu-Use")))).query(Boolean.class).single()).isTrue();
        refused(ask(system(Environment.TEST), contract, "SFZH=411525199001010009"), 409, "no-test-address", "REQUEST");
    }

    @Test
    void pages_are_complete_and_stable_while_rows_come_and_go() throws Exception {
        served();
        Contract contract = contract(1_000, null);
        List<String> seen = new ArrayList<>();
        String next = "";
        int pages = 0;
        do {
            Reply page = ask(contract, "limit=40" + (next.isEmpty() ? "" : "&cursor=" + next));
            assertThat(page.status()).as("%s", page.body()).isEqualTo(200);
            page.rows().forEach(row -> seen.add(row.path("DZ").asString()));
            next = page.body().path("next").isNull() ? "" : page.body().path("next").asString();
            pages++;
            run("insert into %1$s (id, xm, sfzh, csrq) values (%2$s, '新', 'x', '2020-01-01'), (%3$s, '新', 'x', '2021-01-01'); delete from %1$s where id = %4$s".formatted(table, -pages, 1_000 + pages, pages));
        } while (!next.isEmpty() && pages < 50);
        List<String> old = seen.stream().filter(day -> day.startsWith("199")).toList();
        assertThat(old).hasSize(250).doesNotHaveDuplicates().isSorted();
        assertThat(seen).contains("2021-01-01").doesNotContain("2020-01-01");
    }

    @Test
    void a_cursor_is_good_for_its_own_question_only() throws Exception {
        served();
        Contract contract = contract(100, null);
        String next = ask(contract, "limit=10&ZT=" + encoded("在保")).body().path("next").asString();
        assertThat(ask(contract, "limit=10&ZT=" + encoded("在保")).body().path("next").asString()).as("sealed, so never twice the same").isNotEqualTo(next);
        assertThat(ask(contract, "limit=20&ZT=" + encoded("在保") + "&cursor=" + next).rows()).hasSize(20);
        refused(ask(contract, "limit=10&cursor=" + next), 422, "bad-parameter", "REQUEST");
        refused(ask(contract(100, null), "limit=10&ZT=" + encoded("在保") + "&cursor=" + next), 422, "bad-parameter", "REQUEST");
        refused(ask(contract, "ZT=" + encoded("在保") + "&cursor=" + (next.startsWith("A") ? "B" : "A") + next.substring(1)), 422, "bad-parameter", "REQUEST");
    }

    @Test
    void a_page_has_no_more_rows_than_the_contract_says() throws Exception {
        served();
        Contract contract = contract(5, null);
        assertThat(ask(contract, "").rows()).hasSize(5);
        Reply over = ask(contract, "limit=6");
        refused(over, 422, "bad-parameter", "REQUEST");
        assertThat(over.body().path("should").asString()).isEqualTo("1 to 5");
    }

    @Test
    void a_slow_database_is_given_up_and_is_the_providers_fault() throws Exception {
        run("create view %1$s_slow as select t.*, pg_sleep(1)::text as z from %1$s t; grant select on %1$s_slow to served_reader".formatted(table));
        List<ServedColumn> columns = new ArrayList<>(COLUMNS);
        columns.set(5, new ServedColumn("ZT", "z", ColumnFilter.NONE, false, 0));
        served(new TableServiceDraft("慢 " + UUID.randomUUID(), source, table + "_slow", null, entry.id(), columns, null, 10, 400, 20));
        Contract contract = contract(100, null);
        long begun = System.nanoTime();
        refused(ask(contract, ""), 504, "provider-timeout", "PROVIDER");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> {
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement(); var row = statement.executeQuery(
                    "select count(*) from pg_stat_activity where usename = 'served_reader' and state = 'active'")) {
                row.next();
                assertThat(row.getInt(1)).isZero();
            }
        });
    }

    @Test
    void more_calls_than_connections_wait_for_each_other_and_no_more_connections_are_made() throws Exception {
        served(draft(COLUMNS, 20_000));
        run("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'served_reader'");
        Contract contract = contract(100, null);
        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 1; i <= 60; i++) {
                int id = i;
                calls.add(threads.submit((Callable<Integer>) () -> ask(contract, "BH=" + id).rows().size()));
            }
            for (Future<Integer> call : calls) {
                assertThat(call.get()).isEqualTo(1);
            }
        }
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement(); var row = statement.executeQuery(
                "select count(*), count(*) filter (where state <> 'idle') from pg_stat_activity where usename = 'served_reader'")) {
            row.next();
            assertThat(row.getInt(1)).isBetween(1, 4);
            assertThat(row.getInt(2)).isZero();
        }
    }

    @Test
    void a_table_that_is_another_one_is_a_providers_fault_shown_at_the_service_until_it_is_mended() throws Exception {
        ServiceView service = served();
        Contract contract = contract(100, null);
        assertThat(ask(contract, "BH=7").status()).isEqualTo(200);
        run("alter table %s rename column xm to name".formatted(table));
        Reply reply = ask(contract, "BH=7");
        refused(reply, 502, "provider-table-changed", "PROVIDER");
        assertThat(reply.body().path("changes").asString()).contains(table + ".xm is gone");
        assertThat(access.as(providing(), () -> services.get(service.id())).table().drift()).contains(new TableDrift(table, "xm", "varchar", null));
        run("alter table %1$s rename column name to xm; alter table %1$s alter column csrq type text".formatted(table));
        clock.advance(Duration.ofSeconds(20));
        await().atMost(Duration.ofSeconds(25)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(20));
            refused(ask(contract, "BH=7"), 502, "provider-table-changed", "PROVIDER");
        });
        ServiceRefreshed refreshed = access.as(providing(), () -> services.refresh(service.id()));
        assertThat(refreshed.diff().changed()).containsExactly("GET /rows");
        assertThat(refreshed.service().table().drift()).extracting(TableDrift::table).containsOnly(table + "_test");
        await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(20));
            assertThat(ask(contract, "BH=7").rows().get(0).path("DZ").asString()).isEqualTo("1990-01-08");
        });
        run("drop table " + table);
        refused(ask(contract, "BH=7"), 502, "provider-table-changed", "PROVIDER");
    }

    @Test
    void a_broken_database_and_refused_rights_are_told_apart() throws Exception {
        served();
        Contract contract = contract(100, null);
        assertThat(ask(contract, "BH=7").status()).isEqualTo(200);
        run("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'served_reader'");
        assertThat(ask(contract, "BH=7").status()).as("a connection that died in between is nobody's trouble").isEqualTo(200);
        run("revoke select on %s from served_reader".formatted(table));
        refused(ask(contract, "BH=7"), 502, "provider-refused", "PROVIDER");
        run("grant select on %s to served_reader".formatted(table));
        run("alter role served_reader nologin; select pg_terminate_backend(pid) from pg_stat_activity where usename = 'served_reader'");
        try {
            Reply away = ask(contract, "BH=7");
            refused(away, 502, "provider-unreachable", "PROVIDER");
            assertThat(away.body().path("outcome").asString()).isEqualTo("WRONG_PASSWORD");
        } finally {
            run("alter role served_reader login");
        }
        assertThat(ask(contract, "BH=7").status()).isEqualTo(200);
        access.as(providing(), () -> {
            sources.remove(source, sources.get(source).version());
            return true;
        });
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> refused(ask(contract, "BH=7"), 502, "provider-unreachable", "PROVIDER"));
    }

    @Test
    void columns_that_number_themselves_are_whole_numbers() throws Exception {
        run("""
                create table %1$s_own (id bigint generated always as identity primary key, n serial, s smallserial, z bigserial);
                insert into %1$s_own default values; insert into %1$s_own default values; grant select on %1$s_own to served_reader
                """.formatted(table));
        ServiceView service = served(new TableServiceDraft("自增 " + UUID.randomUUID(), source, table + "_own", null, entry.id(), List.of(new ServedColumn("QH", "id", ColumnFilter.BOTH, false, 1),
                new ServedColumn("DZ", "n", ColumnFilter.EQUALS, false, 0), new ServedColumn("ZT", "s", ColumnFilter.EQUALS, false, 0), new ServedColumn("XM", "z", ColumnFilter.NONE, false, 0)), null, 10, 2_000, 20));
        Contract contract = resources.inUse(entry, asker, SharedResources.terms(List.of(new ContractField("QH", Masking.PLAIN), new ContractField("DZ", Masking.PLAIN), new ContractField("ZT", Masking.PLAIN),
                new ContractField("XM", Masking.NAME))));
        Reply reply = ask(contract, "QH.from=2&ZT=2");
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        assertThat(reply.rows()).hasSize(1);
        assertThat(reply.rows().get(0).path("QH").asLong()).isEqualTo(2);
        assertThat(access.as(providing(), () -> services.refresh(service.id())).service().table().drift()).isEmpty();
    }

    /** Begins the other while the first is done but not committed, and waits for it until it waits too. */
    private <T> Future<T> beside(Runnable first, Callable<T> other) {
        return transaction.execute(_ -> {
            first.run();
            FutureTask<T> begun = new FutureTask<>(other);
            Thread.ofVirtual().start(begun);
            await().atMost(Duration.ofSeconds(15)).until(() -> jdbc.sql("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%gateway.serv%'")
                    .query(Integer.class).single() > 0);
            return begun;
        });
    }

    private void save(ServiceView service, List<ServedColumn> columns) {
        TableServiceDraft draft = new TableServiceDraft(service.name(), source, table, table + "_test", entry.id(), columns, null, 500, 20_000, 20);
        access.as(providing(), () -> tables.save(service.id(), service.version(), draft));
    }

    @Test
    void who_reads_a_table_anew_does_not_undo_what_was_saved_meanwhile() {
        ServiceView service = served();
        clock.advance(Duration.ofSeconds(1));
        Future<ServiceRefreshed> late = beside(() -> save(service, COLUMNS.subList(0, 6)), () -> access.as(providing(), () -> services.refresh(service.id())));
        assertThatThrownBy(late::get).cause().isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("stale-version"));
        assertThat(access.as(providing(), () -> services.get(service.id())).table().columns()).hasSize(6);
        assertThat(access.as(providing(), () -> services.refresh(service.id())).service().table().columns()).hasSize(6);
    }

    @Test
    void what_an_older_registration_misses_is_not_said_of_a_newer_one() throws Exception {
        ServiceView service = served(draft(COLUMNS, 20_000));
        Contract contract = contract(100, null);
        run("alter table %s rename column xm to name".formatted(table));
        clock.advance(Duration.ofSeconds(1));
        List<ServedColumn> without = COLUMNS.stream().filter(one -> !one.field().equals("XM")).toList();
        refused(beside(() -> save(service, without), () -> ask(contract, "BH=7")).get(), 502, "provider-table-changed", "PROVIDER");
        assertThat(access.as(providing(), () -> services.get(service.id())).table().drift()).isEmpty();
    }

    @Test
    void a_test_system_never_sees_the_table_itself() throws Exception {
        served();
        jdbc.sql("update gateway.served_table set test_name = null where name = :table").param("table", table).update();
        Contract contract = contract(100, null);
        refused(ask(system(Environment.TEST), contract, "BH=7"), 409, "no-test-address", "REQUEST");
        assertThat(ask(contract, "BH=7").rows()).hasSize(1);
    }

    @Test
    void a_contract_or_question_that_does_not_fit_closes_the_service_to_nobody() throws Exception {
        run("""
                create view %1$s_wide as select t.*, repeat('x', 300000) as wide from %1$s t union all select t.*, 'x' from %1$s t where id = 200;
                grant select on %1$s_wide to served_reader
                """.formatted(table));
        List<ServedColumn> columns = new ArrayList<>(COLUMNS);
        columns.set(5, new ServedColumn("ZT", "wide", ColumnFilter.NONE, false, 0));
        columns.removeIf(one -> one.field().equals("DZ"));
        ServiceView service = served(new TableServiceDraft("宽 " + UUID.randomUUID(), source, table + "_wide", null, entry.id(), columns, null, 500, 20_000, 20));
        Contract contract = contract(100, null);
        Contract other = contract(100, new RowCondition("DZ", "1990"));
        for (int i = 0; i < 6; i++) {
            Map<String, String> headers = system.headers(clock.instant());
            headers.put("luoshu-fields", "XM,DZ");
            Reply missing = ask(system, contract, "BH=7", headers);
            refused(missing, 502, "provider-field-missing", "PROVIDER");
            assertThat(missing.body().path("field").asString()).isEqualTo("DZ");
        }
        for (int i = 0; i < 6; i++) {
            refused(ask(other, "BH=7"), 502, "provider-condition", "PROVIDER");
        }
        for (int i = 0; i < 6; i++) {
            refused(ask(contract, "limit=100"), 502, "provider-too-large", "PROVIDER");
        }
        for (int i = 0; i < 6; i++) {
            refused(ask(contract, "BH=200"), 502, "provider-key-twice", "PROVIDER");
        }
        assertThat(ask(contract, "BH=7").rows().get(0).propertyNames()).as("what the table is not served with is left out").containsExactly("XM", "SFZH", "SJH", "ZT");
        assertThat(access.as(providing(), () -> services.get(service.id())).health()).isEqualTo(new ServiceHealth(ServiceHealth.State.CLOSED, 0, 0));
    }

    @Test
    void questions_that_ask_nobody_do_not_vouch_for_the_service() throws Exception {
        ServiceView service = served();
        Contract contract = contract(100, null);
        run("alter role served_reader nologin; select pg_terminate_backend(pid) from pg_stat_activity where usename = 'served_reader'");
        try {
            for (int i = 0; i < 4; i++) {
                refused(ask(contract, "BH=7"), 502, "provider-unreachable", "PROVIDER");
            }
            refused(ask(contract, "limit=0"), 422, "bad-parameter", "REQUEST");
            refused(ask(contract, "XM=x"), 403, "filter-not-agreed", "REQUEST");
            assertThat(access.as(providing(), () -> services.get(service.id())).health()).isEqualTo(new ServiceHealth(ServiceHealth.State.CLOSED, 4, 0));
            refused(ask(contract, "BH=7"), 502, "provider-unreachable", "PROVIDER");
            refused(ask(contract, "BH=7"), 503, "provider-resting", "PROVIDER");
        } finally {
            run("alter role served_reader login");
        }
    }

    @Test
    void connections_that_are_taken_do_not_speak_against_a_table() throws Exception {
        served(draft(COLUMNS, 30_000));
        Contract contract = contract(100, null);
        ResourceView beside = resources.published(provider, "参保单位 " + UUID.randomUUID());
        ServiceView quick = served(new TableServiceDraft("单位 " + UUID.randomUUID(), source, table + "_test", null, beside.id(), COLUMNS, null, 10, 150, 20));
        Contract other = resources.inUse(beside, asker);
        try (var threads = Executors.newFixedThreadPool(4); Connection lock = database.getConnection(); Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table " + table + " in access exclusive mode");
            List<Future<Reply>> waiting = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                waiting.add(threads.submit(() -> ask(contract, "BH=7")));
            }
            await().atMost(Duration.ofSeconds(15)).until(() -> {
                try (Connection look = database.getConnection(); Statement looking = look.createStatement(); var row = looking.executeQuery("select count(*) from pg_stat_activity where usename = 'served_reader' and wait_event_type = 'Lock'")) {
                    row.next();
                    return row.getInt(1) == 4;
                }
            });
            for (int i = 0; i < 6; i++) {
                refused(ask(other, "BH=1"), 503, "provider-busy", "PROVIDER");
            }
            assertThat(access.as(providing(), () -> services.get(quick.id())).health()).isEqualTo(new ServiceHealth(ServiceHealth.State.CLOSED, 0, 0));
            lock.rollback();
            for (Future<Reply> one : waiting) {
                assertThat(one.get().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void names_of_a_hostile_schema_are_names() throws Exception {
        run("""
                create table "%1$s 奇""怪?表" ("编号?" uuid primary key, "姓;名\""" varchar(50), "limit" timestamptz, "select" boolean, "t" numeric);
                insert into "%1$s 奇""怪?表" values ('00000000-0000-0000-0000-000000000001', '张三', '2026-04-20 09:00:00+08', true, 1.50), ('00000000-0000-0000-0000-000000000002', null, null, null, 'NaN');
                grant select on "%1$s 奇""怪?表" to served_reader;
                """.formatted(table));
        served(new TableServiceDraft("奇怪 " + UUID.randomUUID(), source, table + " 奇\"怪?表", null, entry.id(), List.of(new ServedColumn("BH", "编号?", ColumnFilter.NONE, false, 1),
                new ServedColumn("XM", "姓;名\"", ColumnFilter.NONE, false, 0), new ServedColumn("DZ", "limit", ColumnFilter.RANGE, false, 0), new ServedColumn("ZT", "select", ColumnFilter.EQUALS, false, 0),
                new ServedColumn("SJH", "t", ColumnFilter.NONE, false, 0)), null, 10, 2_000, 20));
        Contract contract = contract(100, null);
        JsonNode rows = ask(contract, "").rows();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).path("DZ").asString()).isEqualTo("2026-04-20T01:00:00Z");
        assertThat(rows.get(0).path("ZT").asBoolean()).isTrue();
        assertThat(rows.get(1).path("XM").isNull()).isTrue();
        assertThat(ask(contract, "DZ.from=" + encoded("2026-04-20T09:00:00+08:00") + "&ZT=true&BH=00000000-0000-0000-0000-000000000001").rows()).hasSize(1);
        String next = ask(contract, "limit=1").body().path("next").asString();
        assertThat(ask(contract, "limit=1&cursor=" + next).rows().get(0).path("XM").isNull()).isTrue();
    }

    @Test
    void rows_with_the_same_key_are_not_lost_silently() throws Exception {
        run("create view %1$s_view as select * from %1$s union all select * from %1$s where id = 3; grant select on %1$s_view to served_reader".formatted(table));
        served(new TableServiceDraft("视图 " + UUID.randomUUID(), source, table + "_view", null, entry.id(), COLUMNS, null, 10, 2_000, 20));
        refused(ask(contract(100, null), ""), 502, "provider-key-twice", "PROVIDER");
    }

    @Test
    void a_registration_says_everything_that_is_wrong() {
        List<ServedColumn> wrong = List.of(new ServedColumn("XM", "nothing", ColumnFilter.NONE, false, 0), new ServedColumn("XM", "xm", ColumnFilter.NONE, true, 3), new ServedColumn("QQ", "qh", ColumnFilter.NONE, false, 0));
        assertThatThrownBy(() -> served(draft(wrong, 1))).isInstanceOfSatisfying(Invalid.class, invalid -> assertThat(invalid.errors()).extracting("pointer")
                .contains("/timeoutMillis", "/columns/1/field", "/columns/2/field", "/columns"));
        assertThatThrownBy(() -> served(draft(List.of(new ServedColumn("XM", "nothing", ColumnFilter.NONE, false, 1)), 1_000))).isInstanceOfSatisfying(Invalid.class,
                invalid -> assertThat(invalid.errors()).extracting("pointer").containsExactly("/columns/0/column", "/columns"));
        assertThatThrownBy(() -> served(draft(List.of(new ServedColumn("XM", "xm", ColumnFilter.NONE, false, 1)), 1_000))).isInstanceOfSatisfying(Invalid.class,
                invalid -> assertThat(invalid.errors()).extracting("code").containsExactly("table-key-not-unique"));
        assertThatThrownBy(() -> access.as(SharedResources.of(asker, "gateway.service", "source.manage"), () -> tables.create(draft(COLUMNS, 1_000)))).isInstanceOfSatisfying(Invalid.class,
                invalid -> assertThat(invalid.errors()).extracting("pointer").containsExactly("/source"));
    }

    @Test
    void the_document_is_what_callers_need() {
        ServiceView service = served();
        JsonNode document = json.valueToTree(access.as(providing(), () -> tables.document(service.id())));
        JsonNode parameters = document.path("paths").path("/rows").path("get").path("parameters");
        assertThat(parameters.findValuesAsString("name")).containsExactly("BH", "XM", "SFZH", "SJH.from", "SJH.until", "DZ", "DZ.from", "DZ.until", "ZT", "QH", "QH.from", "QH.until", "limit", "cursor");
        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
    }
}
