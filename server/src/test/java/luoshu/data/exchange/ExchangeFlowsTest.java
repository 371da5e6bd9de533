package luoshu.data.exchange;

import static luoshu.testing.Actors.as;
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

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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

/** Flows between two real databases over HTTP: from the first check to the row that is sent again. */
@ServerTest
class ExchangeFlowsTest {

    private static final int PERSONS = 60;
    private static HikariDataSource from;
    private static HikariDataSource to;

    @Autowired MockMvc http;
    @Autowired Organs organs;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;

    @BeforeAll
    static void databases() throws SQLException {
        from = SharedPostgres.database("exchange_flows_from");
        to = SharedPostgres.database("exchange_flows_to");
        run(from, "create table person (gmsfhm varchar(18) primary key, xm varchar(50), xb varchar(2), csrq varchar(8), cd_operation varchar(1), cd_time timestamp not null default '2026-01-01')");
        run(to, "create table person (gmsfhm varchar(18) primary key, name varchar(50) not null, sex varchar(4), birth date)");
        try (Connection connection = from.getConnection(); PreparedStatement row = connection.prepareStatement("insert into person values (?, ?, ?, '19700102', 'I', timestamp '2026-01-01' + ? * interval '1 second')")) {
            for (int i = 0; i < PERSONS; i++) {
                row.setString(1, i == 7 ? "411523197001020000" : number(i));
                row.setString(2, i == 9 ? null : "王" + i);
                row.setString(3, i % 2 == 0 ? "1" : "2");
                row.setInt(4, i);
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    @AfterAll
    static void close() {
        from.close();
        to.close();
    }

    private static String number(int i) {
        return CitizenId.compose("411523", LocalDate.of(1970, 1, 1).plusDays(i), i + 1).value();
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

    private Actor.Official officer(String duty) {
        Organ organ = organs.findByDutyAndRegion(duty, RegionCode.of("411523"), List.of(4)).getFirst();
        return official(organ.code().value(), organ.duty(), organ.region().value(), "source.manage", "exchange.manage");
    }

    private ResultActions send(Actor actor, MockHttpServletRequestBuilder request, Object body) throws Exception {
        return http.perform(request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsBytes(body)).header("Idempotency-Key", UUID.randomUUID().toString()).with(as(actor)));
    }

    private ResultActions seen(Actor actor, String path) throws Exception {
        return http.perform(get("/api/work/exchange-flows" + path).with(as(actor)));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private String source(Actor actor, HikariDataSource database, boolean target) throws Exception {
        String address = database.getJdbcUrl();
        Map<String, Object> draft = new HashMap<>(Map.of("name", "库 " + UUID.randomUUID(), "kind", "POSTGRESQL", "host", "127.0.0.1", "database", address.replaceAll(".*/([^/?]*)(\\?.*)?$", "$1"),
                "port", Integer.parseInt(address.replaceAll("jdbc:postgresql://[^:/]*:([0-9]+)/.*", "$1")), "user", database.getUsername(), "password", database.getPassword(), "tls", false, "target", target));
        return read(send(actor, post("/api/work/data-sources"), draft)).path("id").asString();
    }

    private static Map<String, Object> field(String source, String target) {
        return new HashMap<>(Map.of("source", source, "target", target, "required", false, "codes", List.of()));
    }

    /** Persons, as the tests take them. */
    private Map<String, Object> persons(Actor actor, String mode) throws Exception {
        Map<String, Object> number = field("gmsfhm", "gmsfhm");
        number.put("form", "CITIZEN_ID");
        Map<String, Object> name = field("xm", "name");
        name.put("required", true);
        Map<String, Object> sex = field("xb", "sex");
        sex.put("codes", List.of(Map.of("from", "1", "to", "男"), Map.of("from", "2", "to", "女")));
        Map<String, Object> draft = new HashMap<>(Map.of("name", "人口 " + UUID.randomUUID(), "source", source(actor, from, false), "sourceTable", "person", "target", source(actor, to, true), "targetTable", "person",
                "mode", mode, "keys", List.of("gmsfhm"), "control", false, "fields", List.of(number, name, sex, field("csrq", "birth"))));
        if (mode.equals("INCREMENTAL")) {
            draft.put("watermark", "cd_time");
            draft.put("control", true);
        }
        return draft;
    }

    private String create(Actor actor, Map<String, Object> draft) throws Exception {
        return read(send(actor, post("/api/work/exchange-flows"), draft)).path("id").asString();
    }

    private JsonNode check(Actor actor, String id) throws Exception {
        return read(send(actor, post("/api/work/exchange-flows/" + id + "/check"), Map.of()));
    }

    private JsonNode moved(Actor actor, String id) throws Exception {
        String run = read(send(actor, post("/api/work/exchange-flows/" + id + "/runs"), Map.of("anew", false))).path("id").asString();
        return ended(actor, id, run);
    }

    private JsonNode ended(Actor actor, String id, String run) throws Exception {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !jdbc.sql("select state from exchange.run where id = :id::uuid").param("id", run).query(String.class).single().equals("RUNNING"));
        return read(seen(actor, "/" + id + "/runs/" + run));
    }

    @Test
    void persons_are_moved_translated_gated_and_sent_again() throws Exception {
        Actor.Official officer = officer("public-security");
        String id = create(officer, persons(officer, "FULL"));
        send(officer, post("/api/work/exchange-flows/" + id + "/runs"), Map.of("anew", false)).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("exchange-unchecked"));
        assertThat(check(officer, id).path("findings")).isEmpty();
        JsonNode run = moved(officer, id);
        assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("DONE");
        assertThat(run.path("read").asInt() + " " + run.path("rejected").asInt() + " " + run.path("sent").asInt() + " " + run.path("target").asInt()).isEqualTo("60 2 58 58");
        assertThat(run.path("targetDigest").asString()).hasSize(32).isEqualTo(run.path("sentDigest").asString());
        assertThat(list(to, "select count(*) || min(sex) || max(sex) || min(birth) from person")).containsExactly("58女男1970-01-02");
        String path = "/api/work/exchange-flows/" + id + "/runs/" + run.path("id").asString();
        JsonNode rejected = read(seen(officer, "/" + id + "/runs/" + run.path("id").asString() + "/rejections"));
        assertThat(rejected.path("items").valueStream().map(one -> one.path("reasons").get(0).path("column").asString() + one.path("reasons").get(0).path("code").asString()).toList())
                .containsExactlyInAnyOrder("gmsfhmcitizen-id", "xmrequired");
        assertThat(rejected.toString()).as("the number is masked").doesNotContain(number(9)).contains("411****");
        assertThat(jdbc.sql("select count(*) from exchange.rejection t where strpos(t::text, :number) > 0").param("number", number(9)).query(Integer.class).single()).as("and sealed").isZero();
        run(from, "update person set xm = '王九' where gmsfhm = '" + number(9) + "'; delete from person where gmsfhm = '411523197001020000'");
        send(officer, post(path + "/resend"), Map.of()).andExpect(status().isOk());
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> read(seen(officer, "/" + id + "/runs/" + run.path("id").asString() + "/rejections")).path("items").valueStream()
                .map(one -> one.path("state").asString()).sorted().toList().equals(List.of("GONE", "SENT")));
        assertThat(list(to, "select name from person where gmsfhm = '" + number(9) + "'")).containsExactly("王九");
        removed(officer, id);
    }

    /** Incremental goes on behind the watermark, and D removes. */
    private void removed(Actor officer, String full) throws Exception {
        Map<String, Object> draft = persons(officer, "INCREMENTAL");
        draft.put("follows", full);
        String id = create(officer, draft);
        assertThat(check(officer, id).path("findings")).isEmpty();
        assertThat(moved(officer, id).path("read").asInt()).isEqualTo(PERSONS - 1);
        run(from, "update person set cd_operation = 'D', cd_time = '2026-02-01' where gmsfhm = '" + number(20) + "'; update person set cd_operation = 'U', xm = '新', cd_time = '2026-02-01' where gmsfhm = '" + number(21) + "'");
        JsonNode next = moved(officer, id);
        assertThat(next.path("read").asInt() + " " + next.path("deleted").asInt() + " " + next.path("number").asInt()).isEqualTo("2 1 2");
        assertThat(list(to, "select name from person where gmsfhm in ('" + number(20) + "', '" + number(21) + "')")).containsExactly("新");
        assertThat(moved(officer, full).path("state").asString()).isEqualTo("DONE");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> read(seen(officer, "/" + id + "/runs")).path("items").path(0).path("number").asInt() == 3);
        assertThat(read(seen(officer, "/" + id + "/runs")).path("items").path(0).path("byName").asString()).as("behind the other flow").isEqualTo("平台");
    }

    @Test
    void a_table_that_changed_stops_the_flow_before_the_first_row() throws Exception {
        Actor.Official officer = officer("civil-affairs");
        run(from, "create table drift (id integer primary key, name varchar(50), note text); insert into drift values (1, 'a', 'b')");
        run(to, "create table drift (id integer primary key, name varchar(50), note text); insert into drift values (9, 'old', 'old')");
        Map<String, Object> draft = persons(officer, "FULL");
        draft.putAll(Map.of("sourceTable", "drift", "targetTable", "drift", "keys", List.of("id"), "fields", List.of(field("id", "id"), field("name", "name"), field("note", "note"))));
        String id = create(officer, draft);
        assertThat(check(officer, id).path("findings")).isEmpty();
        run(from, "alter table drift alter column name type varchar(20)");
        JsonNode stopped = moved(officer, id);
        assertThat(stopped.path("state").asString()).isEqualTo("STOPPED");
        assertThat(stopped.path("code").asString()).isEqualTo("column-shorter");
        assertThat(stopped.path("message").asString()).isEqualTo("来源表 drift 的字段 name 由 character varying(50) 缩短为 character varying(20)");
        run(from, "alter table drift drop column note");
        JsonNode checked = check(officer, id);
        assertThat(checked.path("findings").get(0).path("sentence").asString()).isEqualTo("来源表 drift 没有字段 note");
        assertThat(checked.path("changed").size()).isEqualTo(2);
        assertThat(list(to, "select name from drift")).containsExactly("old");
        send(officer, put("/api/work/exchange-flows/" + id).header("If-Match", "\"1\""), draft).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("exchange-run-open"));
        String run = "/api/work/exchange-flows/" + id + "/runs/" + stopped.path("id").asString();
        send(officer, post(run + "/cancel"), Map.of()).andExpect(status().isOk());
        assertThat(ended(officer, id, stopped.path("id").asString()).path("state").asString()).isEqualTo("CANCELLED");
        send(officer, post(run + "/resume"), Map.of()).andExpect(status().isConflict());
        draft.put("fields", List.of(field("id", "id"), field("name", "name")));
        send(officer, put("/api/work/exchange-flows/" + id).header("If-Match", "\"1\""), draft).andExpect(status().isOk()).andExpect(jsonPath("$.checkedAt").doesNotExist());
        assertThat(check(officer, id).path("findings")).isEmpty();
        assertThat(moved(officer, id).path("state").asString()).isEqualTo("DONE");
        assertThat(list(to, "select name from drift")).containsExactly("a");
        send(officer, post("/api/work/exchange-flows/" + id + "/remove").header("If-Match", "\"2\""), Map.of()).andExpect(status().isOk());
        seen(officer, "/" + id).andExpect(status().isNotFound());
    }

    @Test
    void a_run_is_paused_resumed_and_cancelled() throws Exception {
        Actor.Official officer = officer("transport");
        run(from, "create table much (id integer primary key, name text); insert into much select i, repeat('x', 300) from generate_series(1, 120000) i; analyze much");
        run(to, "create table much (id integer primary key, name text); insert into much values (0, 'old')");
        Map<String, Object> draft = persons(officer, "FULL");
        draft.putAll(Map.of("sourceTable", "much", "targetTable", "much", "keys", List.of("id"), "fields", List.of(field("id", "id"), field("name", "name"))));
        String id = create(officer, draft);
        check(officer, id);
        String run = read(send(officer, post("/api/work/exchange-flows/" + id + "/runs"), Map.of("anew", false))).path("id").asString();
        String path = "/api/work/exchange-flows/" + id + "/runs/" + run;
        send(officer, post(path + "/pause"), Map.of()).andExpect(status().isOk()).andExpect(jsonPath("$.wish").value("PAUSE"));
        JsonNode paused = ended(officer, id, run);
        assertThat(paused.path("state").asString()).isEqualTo("PAUSED");
        assertThat(paused.path("read").asInt()).isLessThan(120_000);
        assertThat(list(to, "select name from much")).as("nothing is seen").containsExactly("old");
        send(officer, post("/api/work/exchange-flows/" + id + "/runs"), Map.of("anew", false)).andExpect(status().isConflict());
        send(officer, post(path + "/resume"), Map.of()).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("RUNNING"));
        JsonNode done = ended(officer, id, run);
        assertThat(done.path("state").asString() + done.path("target").asInt()).as(done.toString()).isEqualTo("DONE120000");
        String second = read(send(officer, post("/api/work/exchange-flows/" + id + "/runs"), Map.of("anew", false))).path("id").asString();
        send(officer, post("/api/work/exchange-flows/" + id + "/runs/" + second + "/cancel"), Map.of()).andExpect(status().isOk());
        assertThat(ended(officer, id, second).path("state").asString()).isEqualTo("CANCELLED");
        assertThat(list(to, "select count(*) from pg_class where relname like 'luoshu\\_x\\_%' and relkind = 'r'")).as("nothing is left").containsExactly("0");
    }

    @Test
    void what_a_flow_may_not_be_is_said_at_once() throws Exception {
        Actor.Official officer = officer("education");
        Map<String, Object> draft = persons(officer, "FULL");
        draft.put("watermark", "cd_time");
        draft.put("keys", List.of("nothing"));
        Map<String, Object> wrong = field("gmsfhm", "gmsfhm");
        wrong.putAll(Map.of("pattern", "(", "from", "x", "longest", 0));
        draft.put("fields", List.of(wrong, field("xm", "gmsfhm")));
        draft.put("schedule", Map.of("at", "25:00", "working", true));
        send(officer, post("/api/work/exchange-flows"), draft).andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer", contains("/watermark", "/keys/0", "/fields/0/longest", "/fields/0/pattern", "/fields/0/from", "/fields/1/target", "/schedule/at")));
        Map<String, Object> readOnly = persons(officer, "FULL");
        readOnly.put("target", readOnly.get("source"));
        readOnly.put("targetTable", "elsewhere");
        send(officer, post("/api/work/exchange-flows"), readOnly).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].code").value("not-a-target"));
    }

    @Test
    void what_another_organ_has_does_not_exist() throws Exception {
        Actor.Official officer = officer("ecology");
        Actor.Official other = officer("water");
        Map<String, Object> draft = persons(officer, "FULL");
        send(other, post("/api/work/exchange-flows"), draft).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/source"));
        String id = create(officer, draft);
        seen(other, "/" + id).andExpect(status().isNotFound());
        seen(other, "/" + id + "/runs").andExpect(status().isNotFound());
        send(other, post("/api/work/exchange-flows/" + id + "/check"), Map.of()).andExpect(status().isNotFound());
        send(other, post("/api/work/exchange-flows/" + id + "/runs"), Map.of("anew", false)).andExpect(status().isNotFound());
        seen(other, "?size=100").andExpect(status().isOk()).andExpect(jsonPath("$.items[*].id", not(hasItem(id))));
        seen(official(other.organ(), "water", other.region(), "source.manage"), "").andExpect(status().isForbidden());
    }

    @Test
    void a_flow_begins_when_its_time_has_come() throws Exception {
        Actor.Official officer = officer("housing-construction");
        Map<String, Object> draft = persons(officer, "INCREMENTAL");
        draft.put("schedule", Map.of("at", "02:30", "working", true));
        String id = create(officer, draft);
        check(officer, id);
        seen(officer, "/" + id).andExpect(jsonPath("$.nextAt").exists()).andExpect(jsonPath("$.content.schedule.at").value("02:30"));
        jdbc.sql("update exchange.flow set next_at = '2026-01-01' where id = :id::uuid").param("id", id).update();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> read(seen(officer, "/" + id + "/runs")).path("items").path(0).path("state").asString("").equals("DONE"));
        seen(officer, "/" + id).andExpect(jsonPath("$.nextAt").exists()).andExpect(jsonPath("$.last.byName").value("平台"));
    }
}
