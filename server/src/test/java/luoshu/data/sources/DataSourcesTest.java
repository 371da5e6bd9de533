package luoshu.data.sources;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.citizen;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.kernel.access.Actor;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.regions.RegionCode;
import luoshu.testing.ServerTest;
import luoshu.testing.SharedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A live database, from its registration to a draft of the catalogue, over HTTP and against a real server. */
@ServerTest
class DataSourcesTest {

    private static final String PASSWORD = "Mi-Ma_for_reading_only";
    private static final String DATABASE = "sources_population";
    private static final int PERSONS = 120;
    private static HikariDataSource database;

    @Autowired MockMvc http;
    @Autowired Organs organs;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;

    @BeforeAll
    static void population() throws SQLException {
        database = SharedPostgres.database(DATABASE);
        run("""
                create role sources_reader login password '%s';
                create table org (id integer primary key, uscc text, name varchar(200) not null);
                comment on table org is '登记机构';
                create table hj_person (id bigint primary key, gmsfhm varchar(18) not null unique, f3 text, xm varchar(50), xb char(1), zt varchar(2), csrq date, mj numeric(12,2), lxdh text, org_id integer references org, note text);
                comment on table hj_person is '户籍人口信息';
                comment on column hj_person.id is '编号（内部）';
                comment on column hj_person.gmsfhm is '身份证';
                comment on column hj_person.xb is '性别';
                comment on column hj_person.zt is '在册状态';
                comment on column hj_person.mj is '住房面积';
                create view v_person as select id, xm from hj_person;
                create table hidden (id integer primary key, secret text);
                create table "奇 怪""表" ("列?1" integer);
                insert into org values (1, null, '乡政府');
                insert into hidden values (1, 'x');
                grant select on org, hj_person, v_person, "奇 怪""表" to sources_reader;
                """.formatted(PASSWORD));
        try (Connection connection = database.getConnection(); PreparedStatement row = connection.prepareStatement("insert into hj_person values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)")) {
            for (int i = 0; i < PERSONS; i++) {
                LocalDate birth = LocalDate.of(1970, 1, 1).plusDays(97L * i);
                row.setLong(1, i);
                row.setString(2, number(i));
                row.setString(3, i % 40 == 0 ? null : CitizenId.compose("411502", birth, i + 500).value());
                row.setString(4, "王李张刘陈".charAt(i % 5) + "丽" + (char) ('一' + i));
                row.setString(5, i % 2 == 0 ? "1" : "2");
                row.setString(6, i % 3 == 0 ? "02" : "01");
                row.setObject(7, birth);
                row.setBigDecimal(8, BigDecimal.valueOf(10_050 + i, 2));
                row.setString(9, "1380000" + (1000 + i));
                row.setString(10, i == 7 ? "走访时电话13812345678" : "无");
                row.addBatch();
            }
            row.executeBatch();
        }
        run("analyze");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static String number(int i) {
        return CitizenId.compose("411523", LocalDate.of(1970, 1, 1).plusDays(97L * i), i + 1).value();
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Organ organ(String duty) {
        return organs.findByDutyAndRegion(duty, RegionCode.of("411523"), List.of(4)).getFirst();
    }

    private Actor.Official editor(String duty) {
        Organ organ = organ(duty);
        return official(organ.code().value(), organ.duty(), organ.region().value(), "resource.read", "resource.edit", "source.manage");
    }

    private static int port() {
        return Integer.parseInt(database.getJdbcUrl().replaceAll(".*:([0-9]+)/.*", "$1"));
    }

    private static Map<String, Object> draft(String name) {
        return new HashMap<>(Map.of("name", name, "kind", "POSTGRESQL", "host", "127.0.0.1", "port", port(), "database", DATABASE, "user", "sources_reader", "password", PASSWORD, "tls", false));
    }

    private ResultActions send(Actor actor, MockHttpServletRequestBuilder request, Object body) throws Exception {
        return http.perform(request.with(as(actor)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private String create(Actor editor, Map<String, Object> draft) throws Exception {
        return read(send(editor, post("/api/work/data-sources"), draft)).path("id").asString();
    }

    private String outcome(Actor editor, String changed, Object value) throws Exception {
        Map<String, Object> draft = draft("测试 " + UUID.randomUUID());
        draft.put(changed, value);
        return outcome(editor, create(editor, draft));
    }

    private String outcome(Actor editor, String id) throws Exception {
        return read(send(editor, post("/api/work/data-sources/" + id + "/test"), Map.of())).path("outcome").asString();
    }

    private JsonNode reading(Actor editor, String id, boolean sample) throws Exception {
        String reading = read(send(editor, post("/api/work/data-sources/" + id + "/readings"), Map.of("sample", sample))).path("reading").asString();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> jdbc.sql("select state from sources.reading where id = :id::uuid and state <> 'RUNNING'").param("id", reading).query(String.class).optional().isPresent());
        JsonNode latest = read(seen(editor, "/" + id)).path("latest");
        assertThat(latest.path("id").asString()).isEqualTo(reading);
        return latest;
    }

    private ResultActions seen(Actor actor, String path) throws Exception {
        return http.perform(get("/api/work/data-sources" + path).with(as(actor)));
    }

    private static JsonNode column(JsonNode table, String name) {
        return table.path("columns").valueStream().filter(one -> one.path("name").asString().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void a_database_is_read_sampled_and_becomes_a_draft() throws Exception {
        Actor.Official editor = editor("public-security");
        String id = create(editor, draft("人口库"));
        assertThat(outcome(editor, id)).isEqualTo("CONNECTED");
        JsonNode read = reading(editor, id, true);
        assertThat(read.path("state").asString()).isEqualTo("DONE");
        assertThat(read.path("number").asInt()).isEqualTo(1);
        assertThat(read.path("tables").asInt()).isEqualTo(5);
        seen(editor, "/" + id + "/tables?q=人口").andExpect(status().isOk()).andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].name").value("hj_person"))
                .andExpect(jsonPath("$.items[0].rows").value(PERSONS)).andExpect(jsonPath("$.items[0].sensitivity").value(3));
        JsonNode table = read(seen(editor, "/" + id + "/table?name=hj_person"));
        assertThat(table.path("comment").asString()).isEqualTo("户籍人口信息");
        assertThat(table.path("sampled").asInt()).isEqualTo(PERSONS);
        assertThat(table.path("primaryKey").get(0).asString()).isEqualTo("id");
        assertThat(table.path("foreignKeys").get(0).path("table").asString()).isEqualTo("org");
        JsonNode number = column(table, "gmsfhm");
        assertThat(number.path("type").asString() + number.path("length").asInt() + number.path("required").asBoolean() + number.path("unique").asBoolean()).isEqualTo("C18truetrue");
        assertThat(number.path("suggestion").path("element").asString()).isEqualTo("citizen-number");
        JsonNode unnamed = column(table, "f3");
        assertThat(unnamed.path("suggestion").path("reason").path("zh").asString()).isEqualTo("抽样 117 个值，18 位且校验位正确的占 100 %：公民身份号码");
        assertThat(unnamed.path("profile").path("nulls").asInt()).isEqualTo(3);
        assertThat(column(table, "zt").path("profile").path("values").valueStream().map(JsonNode::asString).toList()).containsExactly("01", "02");
        assertThat(column(table, "xb").path("profile").path("values")).isEmpty();
        assertThat(column(table, "lxdh").path("suggestion").path("element").asString()).isEqualTo("mobile-number");
        assertThat(column(table, "mj").path("type").asString() + column(table, "mj").path("scale").asInt()).isEqualTo("N2");
        assertThat(read(seen(editor, "/" + id + "/table?name=v_person")).path("view").asBoolean()).isTrue();
        assertThat(read(seen(editor, "/" + id + "/table?name=hidden")).path("fault").asString()).isEqualTo("NOT_PERMITTED");
        assertThat(column(read(http.perform(get("/api/work/data-sources/" + id + "/table").param("name", "奇 怪\"表").with(as(editor)))), "列?1")
                .path("type").asString()).isEqualTo("I");
        registers(editor, id);
        keepsNothingPersonal();
    }

    private void registers(Actor editor, String id) throws Exception {
        String path = "/api/work/data-sources/" + id + "/entries";
        send(editor, post(path), Map.of("table", "hj_person", "columns", List.of("no-such"))).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/columns/0"));
        send(editor, post(path), Map.of("table", "no-such", "columns", List.of())).andExpect(status().isNotFound());
        String resource = read(send(editor, post(path), Map.of("table", "hj_person", "columns", List.of("id", "gmsfhm", "xm", "mj")))).path("resource").asString();
        http.perform(get("/api/work/managed-resources/" + resource).with(as(editor))).andExpect(status().isOk())
                .andExpect(jsonPath("$.content.name").value("户籍人口信息")).andExpect(jsonPath("$.content.sourceSystem").value("人口库")).andExpect(jsonPath("$.content.grade").value("GENERAL_3"))
                .andExpect(jsonPath("$.content.items.length()").value(4)).andExpect(jsonPath("$.content.items[0].name").value("编号")).andExpect(jsonPath("$.content.items[1].element").value("citizen-number"))
                .andExpect(jsonPath("$.content.items[1].field").value("gmsfhm")).andExpect(jsonPath("$.content.items[1].required").value(true)).andExpect(jsonPath("$.content.items[2].element").value("person-name"))
                .andExpect(jsonPath("$.content.items[2].personal").value(true)).andExpect(jsonPath("$.content.items[3].type").value("N")).andExpect(jsonPath("$.content.items[3].length").value(12));
        seen(editor, "/" + id + "/table?name=hj_person").andExpect(jsonPath("$.entries[0].resource").value(resource));
        seen(editor, "?q=人口库").andExpect(jsonPath("$.items[*].entries", hasItem(1)));
        Actor.Official cannotEdit = official(((Actor.Official) editor).organ(), "public-security", ((Actor.Official) editor).region(), "source.manage");
        send(cannotEdit, post(path), Map.of("table", "hj_person", "columns", List.of())).andExpect(status().isForbidden());
    }

    /** Neither values of rows nor the password are anywhere in our database, as text or as bytes. */
    private void keepsNothingPersonal() {
        List<String> tables = jdbc.sql("select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname !~ '^pg_|information_schema'")
                .query(String.class).list();
        assertThat(tables).contains("sources.relation", "sources.source");
        for (String table : tables) {
            for (String secret : List.of(PASSWORD, HexFormat.of().formatHex(PASSWORD.getBytes(StandardCharsets.UTF_8)), number(3), number(77), "13800001003", "走访时电话")) {
                assertThat(jdbc.sql("select count(*) from " + table + " t where strpos(t::text, :secret) > 0").param("secret", secret).query(Integer.class).single()).as("%s in %s", secret, table).isZero();
            }
        }
    }

    @Test
    void the_next_reading_tells_what_changed() throws Exception {
        Actor.Official editor = editor("civil-affairs");
        String id = create(editor, draft("结构变化"));
        run("create schema drift; grant usage on schema drift to sources_reader; create table drift.a (id integer primary key, name varchar(20)); create table drift.b (id integer)");
        Map<String, Object> draft = draft("结构变化");
        draft.put("schema", "drift");
        draft.remove("password");
        send(editor, put("/api/work/data-sources/" + id).header("If-Match", "\"1\""), draft).andExpect(status().isOk()).andExpect(jsonPath("$.schema").value("drift"));
        assertThat(reading(editor, id, false).path("changes").asInt()).isZero();
        run("alter table drift.a alter column name type varchar(40), add column phone text; drop table drift.b; create table drift.c (id integer); comment on table drift.a is '甲'");
        JsonNode second = reading(editor, id, false);
        assertThat(second.path("changes").asInt()).isEqualTo(5);
        JsonNode drift = read(seen(editor, "/" + id + "/readings/" + second.path("id").asString() + "/drift"));
        assertThat(drift.valueStream().map(one -> one.path("kind").asString() + " " + one.path("table").asString() + " " + one.path("column").asString("")).toList())
                .containsExactlyInAnyOrder("TABLE_CHANGED a ", "COLUMN_ADDED a phone", "COLUMN_CHANGED a name", "TABLE_ADDED c ", "TABLE_REMOVED b ");
        assertThat(read(seen(editor, "/" + id + "/readings")).size()).isEqualTo(2);
        assertThat(read(seen(editor, "/" + id + "/table?name=a")).hasNonNull("sampled")).as("no rows were asked for").isFalse();
    }

    @Test
    void what_keeps_a_connection_from_being_made_is_said_precisely() throws Exception {
        Actor.Official editor = editor("health");
        assertThat(outcome(editor, "password", "wrong")).isEqualTo("WRONG_PASSWORD");
        assertThat(outcome(editor, "user", "nobody_there")).isEqualTo("WRONG_PASSWORD");
        assertThat(outcome(editor, "database", "no_such_database")).isEqualTo("NO_SUCH_DATABASE");
        assertThat(outcome(editor, "tls", true)).isEqualTo("TLS_FAILED");
        assertThat(outcome(editor, "host", "10.1.2.3")).isEqualTo("HOST_NOT_ALLOWED");
        assertThat(outcome(editor, "host", "no-such-host.invalid")).isEqualTo("UNKNOWN_HOST");
        assertThat(outcome(editor, "kind", "ORACLE")).isEqualTo("DRIVER_MISSING");
        assertThat(outcome(editor, "port", closedPort())).isEqualTo("REFUSED");
        Map<String, Object> draft = draft("没有这个模式");
        draft.put("schema", "nowhere");
        String id = create(editor, draft);
        JsonNode failed = reading(editor, id, false);
        assertThat(failed.path("state").asString() + failed.path("failure").asString()).isEqualTo("FAILEDNO_SUCH_SCHEMA");
        seen(editor, "/" + id + "/tables").andExpect(status().isOk()).andExpect(jsonPath("$.total").value(0));
        seen(editor, "/choices").andExpect(status().isOk()).andExpect(jsonPath("$.kinds[?(@.code == 'POSTGRESQL')].driver", hasItem(true))).andExpect(jsonPath("$.kinds[?(@.code == 'ORACLE')].driver", hasItem(false)));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Test
    void a_connection_only_reads() throws Exception {
        Actor.Official editor = editor("transport");
        String id = create(editor, draft("只读"));
        run("""
                create function writes() returns integer language plpgsql as $$ begin insert into org values (99, null, 'x'); return 1; end $$;
                alter table org owner to sources_reader;
                create view v_writes as select writes() as w;
                grant select on v_writes to sources_reader
                """);
        try {
            assertThat(reading(editor, id, true).path("state").asString()).isEqualTo("DONE");
            assertThat(read(seen(editor, "/" + id + "/table?name=v_writes")).path("fault").asString()).as("what writes is refused").isEqualTo("FAILED");
        } finally {
            run("alter table org owner to luoshu; drop view v_writes; drop function writes()");
        }
    }

    @Test
    void what_another_organ_has_does_not_exist() throws Exception {
        Actor.Official editor = editor("education");
        Actor.Official other = editor("water");
        String id = create(editor, draft("学籍库"));
        send(editor, post("/api/work/data-sources"), draft("学籍库")).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].code").value("twice"));
        for (String path : List.of("", "/readings", "/tables", "/table?name=org")) {
            seen(other, "/" + id + path).andExpect(status().isNotFound());
        }
        for (String act : List.of("/test", "/readings", "/entries")) {
            send(other, post("/api/work/data-sources/" + id + act), act.equals("/readings") ? Map.of("sample", true) : act.equals("/test") ? Map.of() : Map.of("table", "org", "columns", List.of())).andExpect(status().isNotFound());
        }
        seen(other, "?size=100").andExpect(status().isOk()).andExpect(jsonPath("$.items[*].id", not(hasItem(id))));
        seen(official(other.organ(), "water", other.region(), "resource.read"), "").andExpect(status().isForbidden());
        seen(citizen(UUID.randomUUID(), "张伟", 3), "").andExpect(status().isUnauthorized());
    }

    @Test
    void the_password_stays_with_its_server_and_goes_with_the_source() throws Exception {
        Actor.Official editor = editor("ecology");
        String id = create(editor, draft("排污库"));
        seen(editor, "/" + id).andExpect(status().isOk()).andExpect(jsonPath("$.password").doesNotExist());
        Map<String, Object> elsewhere = draft("排污库");
        elsewhere.put("host", "127.0.0.2");
        elsewhere.remove("password");
        send(editor, put("/api/work/data-sources/" + id).header("If-Match", "\"1\""), elsewhere).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].code").value("password-anew"));
        Map<String, Object> renamed = draft("排污许可库");
        renamed.remove("password");
        send(editor, put("/api/work/data-sources/" + id).header("If-Match", "\"1\""), renamed).andExpect(status().isOk());
        assertThat(outcome(editor, id)).as("it is still known").isEqualTo("CONNECTED");
        send(editor, put("/api/work/data-sources/" + id).header("If-Match", "\"1\""), renamed).andExpect(status().isPreconditionFailed());
        send(editor, post("/api/work/data-sources/" + id + "/remove").header("If-Match", "\"2\""), Map.of()).andExpect(status().isOk());
        seen(editor, "/" + id).andExpect(status().isNotFound());
        assertThat(jdbc.sql("select length(password) from sources.source where id = :id::uuid").param("id", id).query(Integer.class).single()).isZero();
    }

    @Test
    void no_address_with_parameters_is_taken() throws Exception {
        Map<String, Object> hostile = draft("x");
        hostile.put("host", "127.0.0.1/x?socketFactory=y");
        hostile.put("database", "db?socketFactory=y");
        hostile.put("kind", "H2");
        hostile.remove("password");
        send(editor("housing-construction"), post("/api/work/data-sources"), hostile).andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer", contains("/kind", "/host", "/database", "/password")));
    }
}
