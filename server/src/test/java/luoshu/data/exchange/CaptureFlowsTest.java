package luoshu.data.exchange;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
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
import java.util.function.Predicate;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.kernel.access.Actor;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
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

/** A flow that captures changes over HTTP: from what the source lacks to the slot that is given back. */
@ServerTest
class CaptureFlowsTest {

    private static HikariDataSource from;
    private static HikariDataSource to;

    @Autowired MockMvc http;
    @Autowired Organs organs;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;

    @BeforeAll
    static void databases() {
        from = SharedPostgres.database("capture_flows_from");
        to = SharedPostgres.database("capture_flows_to");
    }

    @AfterAll
    static void close() {
        from.close();
        to.close();
    }

    private static void run(HikariDataSource database, String sql) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
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

    private Actor.Official officer(String duty) {
        Organ organ = organs.findByDutyAndRegion(duty, RegionCode.of("411523"), List.of(4)).getFirst();
        return official(organ.code().value(), organ.duty(), organ.region().value(), "source.manage", "exchange.manage");
    }

    private ResultActions send(Actor actor, MockHttpServletRequestBuilder request, Object body) throws Exception {
        return http.perform(request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsBytes(body)).header("Idempotency-Key", UUID.randomUUID().toString()).with(as(actor)));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private JsonNode act(Actor actor, String path) throws Exception {
        return read(send(actor, post("/api/work/exchange-flows/" + path), Map.of()));
    }

    private String source(Actor actor, HikariDataSource database, boolean target) throws Exception {
        String address = database.getJdbcUrl();
        Map<String, Object> draft = new HashMap<>(Map.of("name", "库 " + UUID.randomUUID(), "kind", "POSTGRESQL", "host", "127.0.0.1", "database", address.replaceAll(".*/([^/?]*)(\\?.*)?$", "$1"),
                "port", Integer.parseInt(address.replaceAll("jdbc:postgresql://[^:/]*:([0-9]+)/.*", "$1")), "user", database.getUsername(), "password", database.getPassword(), "tls", false, "target", target));
        return read(send(actor, post("/api/work/data-sources"), draft)).path("id").asString();
    }

    private Map<String, Object> draft(Actor actor, String table, String... columns) throws Exception {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (String column : columns) {
            fields.add(Map.of("source", column, "target", column, "required", false, "codes", List.of()));
        }
        return new HashMap<>(Map.of("name", "捕获 " + UUID.randomUUID(), "source", source(actor, from, false), "sourceTable", table, "target", source(actor, to, true), "targetTable", table, "mode", "CAPTURE",
                "keys", List.of("id"), "control", false, "removal", "APPLY", "fields", fields));
    }

    private String create(Actor actor, Map<String, Object> draft) throws Exception {
        return read(send(actor, post("/api/work/exchange-flows"), draft)).path("id").asString();
    }

    private JsonNode until(Actor actor, String id, String run, Predicate<JsonNode> enough) throws Exception {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> enough.test(read(http.perform(get("/api/work/exchange-flows/" + id + "/runs/" + run).with(as(actor))))));
        return read(http.perform(get("/api/work/exchange-flows/" + id + "/runs/" + run).with(as(actor))));
    }

    @Test
    void changes_are_followed_until_the_run_is_cancelled() throws Exception {
        Actor.Official officer = officer("public-security");
        run(from, "create table follow (id integer primary key, name varchar(50)); insert into follow select i, 'n' || i from generate_series(1, 50) i");
        run(to, "create table follow (id integer primary key, name varchar(50)); insert into follow values (0, 'old')");
        String id = create(officer, draft(officer, "follow", "id", "name"));
        assertThat(act(officer, id + "/check").path("findings")).isEmpty();
        String run = read(send(officer, post("/api/work/exchange-flows/" + id + "/runs"), Map.of("anew", false))).path("id").asString();
        JsonNode seen = until(officer, id, run, one -> one.path("capture").path("phase").asString("").equals("STREAMING") && one.path("capture").hasNonNull("reconciledAt"));
        assertThat(seen.path("state").asString() + seen.path("sent").asInt() + seen.path("target").asInt()).isEqualTo("RUNNING5050");
        assertThat(seen.path("targetDigest").asString()).hasSize(32).isEqualTo(seen.path("sentDigest").asString());
        run(from, "insert into follow values (51, 'new'); update follow set name = 'changed' where id = 1; delete from follow where id = 2");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> list(to, "select count(*) || max(name) filter (where id = 1) from follow").equals(List.of("50changed")));
        until(officer, id, run, one -> one.path("read").asInt() == 53 && one.path("capture").path("lagSeconds").asInt(-1) == 0 && one.path("capture").hasNonNull("lagBytes"));
        assertThat(act(officer, id + "/runs/" + run + "/reconcile").path("capture").path("asked").asBoolean()).isTrue();
        until(officer, id, run, one -> !one.path("capture").path("asked").asBoolean());
        act(officer, id + "/runs/" + run + "/pause");
        until(officer, id, run, one -> one.path("state").asString().equals("PAUSED"));
        run(from, "insert into follow values (52, 'meanwhile')");
        send(officer, post("/api/work/exchange-flows/" + id + "/runs/" + run + "/reconcile"), Map.of()).andExpect(status().isConflict());
        act(officer, id + "/runs/" + run + "/resume");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> list(to, "select name from follow where id = 52").equals(List.of("meanwhile")));
        drifted(officer, id, run);
        String slot = "luoshu_" + id.replace("-", "");
        assertThat(list(from, "select slot_name from pg_replication_slots where slot_name = '" + slot + "'")).as("kept while it may go on").containsExactly(slot);
        act(officer, id + "/runs/" + run + "/cancel");
        until(officer, id, run, one -> one.path("state").asString().equals("CANCELLED"));
        assertThat(list(from, "select slot_name from pg_replication_slots where slot_name = '" + slot + "' union all select pubname from pg_publication where pubname = '" + slot + "'")).as("given back").isEmpty();
        assertThat(list(to, "select count(*) from follow")).as("what is there stays").containsExactly("51");
        send(officer, post("/api/work/exchange-flows/" + id + "/runs/" + run + "/resend"), Map.of()).andExpect(status().isConflict());
        send(officer, post("/api/work/exchange-flows/" + id + "/remove").header("If-Match", "\"1\""), Map.of()).andExpect(status().isOk());
    }

    private void drifted(Actor officer, String id, String run) throws Exception {
        run(from, "alter table follow alter column name type varchar(20)");
        JsonNode stopped = until(officer, id, run, one -> one.path("state").asString().equals("STOPPED"));
        assertThat(stopped.path("message").asString()).isEqualTo("来源表 follow 的字段 name 由 character varying(50) 缩短为 character varying(20)");
        assertThat(act(officer, id + "/check").path("findings")).as("agreed with").isEmpty();
        act(officer, id + "/runs/" + run + "/resume");
        run(from, "update follow set name = 'shorter' where id = 3");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> list(to, "select name from follow where id = 3").equals(List.of("shorter")));
    }

    @Test
    void what_keeps_it_from_beginning_is_found_before() throws Exception {
        Actor.Official officer = officer("civil-affairs");
        run(from, "create table keyless (id integer not null, name varchar(50))");
        run(to, "create table keyless (id integer primary key, name varchar(50))");
        String id = create(officer, draft(officer, "keyless", "id", "name"));
        JsonNode findings = act(officer, id + "/check").path("findings");
        assertThat(findings.valueStream().map(one -> one.path("code").asString()).toList()).containsExactly("no-identity", "source-key-not-unique");
        assertThat(findings.get(0).path("sentence").asString()).startsWith("来源表 keyless 没有主键").contains("ALTER TABLE \"public\".\"keyless\" REPLICA IDENTITY FULL");
        Map<String, Object> marks = draft(officer, "keyless", "id", "name");
        marks.put("removal", "MARK");
        assertThat(act(officer, create(officer, marks) + "/check").path("findings").valueStream().filter(one -> one.path("code").asString().equals("target-mark-missing")).count()).isEqualTo(3);
    }

    @Test
    void what_such_a_flow_may_not_be_is_said_at_once() throws Exception {
        Actor.Official officer = officer("transport");
        Map<String, Object> draft = draft(officer, "keyless", "id");
        String id = create(officer, draft);
        Map<String, Object> wrong = draft(officer, "keyless", "id");
        wrong.remove("removal");
        wrong.put("watermark", "id");
        wrong.put("follows", id);
        send(officer, post("/api/work/exchange-flows"), wrong).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[*].pointer", contains("/watermark", "/removal", "/follows")));
        Map<String, Object> behind = draft(officer, "keyless", "id");
        behind.putAll(Map.of("mode", "FULL", "follows", id));
        behind.remove("removal");
        send(officer, post("/api/work/exchange-flows"), behind).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].code").value("endless"));
        behind.put("removal", "MARK");
        send(officer, post("/api/work/exchange-flows"), behind).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/removal"));
    }

    @Test
    void a_slot_that_is_lost_means_to_begin_anew() throws Exception {
        Actor.Official officer = officer("water");
        run(from, "create table rest (id integer primary key); insert into rest values (1)");
        run(to, "create table rest (id integer primary key)");
        String id = create(officer, draft(officer, "rest", "id"));
        act(officer, id + "/check");
        String run = read(send(officer, post("/api/work/exchange-flows/" + id + "/runs"), Map.of("anew", false))).path("id").asString();
        until(officer, id, run, one -> one.path("capture").path("phase").asString("").equals("STREAMING"));
        act(officer, id + "/runs/" + run + "/pause");
        until(officer, id, run, one -> one.path("state").asString().equals("PAUSED"));
        until(officer, id, run, one -> one.path("capture").path("mostHeld").asLong() == 16L << 30);
        run(from, "select pg_drop_replication_slot('luoshu_" + id.replace("-", "") + "')");
        act(officer, id + "/runs/" + run + "/resume");
        JsonNode stopped = until(officer, id, run, one -> one.path("state").asString().equals("STOPPED"));
        assertThat(stopped.path("code").asString()).isEqualTo("slot-lost");
        act(officer, id + "/runs/" + run + "/cancel");
        until(officer, id, run, one -> one.path("state").asString().equals("CANCELLED"));
        String second = read(send(officer, post("/api/work/exchange-flows/" + id + "/runs"), Map.of("anew", false))).path("id").asString();
        until(officer, id, second, one -> one.path("capture").path("phase").asString("").equals("STREAMING"));
        act(officer, id + "/runs/" + second + "/cancel");
        until(officer, id, second, one -> one.path("state").asString().equals("CANCELLED"));
    }
}
