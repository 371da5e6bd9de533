package luoshu.data.quality;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.citizen;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
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

/** Rules about a live table, from the file to the trend, over HTTP and against a real server. */
@ServerTest
class QualityRulesTest {

    private static final String DATABASE = "quality_allowances";
    private static final String PASSWORD = "Mi-Ma_for_quality";
    private static final int PERSONS = 5_000;
    private static HikariDataSource database;

    @Autowired MockMvc http;
    @Autowired Organs organs;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;

    @BeforeAll
    static void allowances() throws SQLException {
        database = SharedPostgres.database(DATABASE);
        run("""
                create role quality_reader login password '%s';
                create table allowance (id bigint primary key, zjhm varchar(18), xm text, je numeric(12,2), ffrq date, xb char(1));
                create table sex (code text primary key);
                insert into sex values ('1'), ('2');
                grant select on allowance, sex to quality_reader;
                """.formatted(PASSWORD));
        try (Connection connection = database.getConnection(); PreparedStatement row = connection.prepareStatement("insert into allowance values (?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < PERSONS; i++) {
                String number = number(i % 4_999);
                row.setLong(1, i);
                row.setString(2, i % 1_000 == 1 ? number.substring(0, 17) + (number.endsWith("0") ? "1" : "0") : number);
                row.setString(3, i % 100 == 0 ? " " : "王丽");
                row.setBigDecimal(4, BigDecimal.valueOf(i - 9L, 2));
                row.setObject(5, LocalDate.of(2026, 1, 1));
                row.setString(6, i == 7 ? "9" : "1");
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static String number(int i) {
        return CitizenId.compose("411523", LocalDate.of(1950, 1, 1).plusDays(i), i % 900 + 1).value();
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String rules(String more) {
        return """
                format: luoshu/quality-rules/1
                name: {zh: 低保发放规则, en: Rules of allowances}
                tables:
                  - name: allowance
                    title: {zh: 低保发放, en: Allowances}
                    key: [zjhm]
                    columns: [{name: zjhm, type: text}, {name: xm, type: text}, {name: je, type: decimal}, {name: ffrq, type: date}, {name: xb, type: text}]
                    rules:
                      - {code: number, name: {zh: 身份证号有效, en: valid number}, severity: serious, format: {column: zjhm, is: citizen-number}}
                      - {code: once, name: {zh: 不重复, en: once}, severity: serious, unique: [zjhm]}
                      - {code: named, name: {zh: 有姓名, en: named}, severity: ordinary, complete: [xm]}
                      - {code: amount, name: {zh: 金额不为负, en: not negative}, severity: ordinary, range: {column: je, least: 0}}
                      - {code: sex, name: {zh: 性别代码, en: sex}, severity: hint, reference: {columns: [xb], table: sex, targets: [code]}}
                %s
                  - name: sex
                    title: {zh: 性别代码, en: Sexes}
                    key: [code]
                    columns: [{name: code, type: text}]
                """.formatted(more);
    }

    private Actor.Official editor(String duty) {
        Organ organ = organs.findByDutyAndRegion(duty, RegionCode.of("411523"), List.of(4)).getFirst();
        return official(organ.code().value(), organ.duty(), organ.region().value(), "resource.read", "source.manage", "quality.manage");
    }

    private ResultActions send(Actor actor, MockHttpServletRequestBuilder request, Object body) throws Exception {
        return http.perform(request.with(as(actor)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
    }

    private ResultActions seen(Actor actor, String path) throws Exception {
        return http.perform(get("/api/work/quality-rules" + path).with(as(actor)));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private String source(Actor editor) throws Exception {
        int port = Integer.parseInt(database.getJdbcUrl().replaceAll(".*:([0-9]+)/.*", "$1"));
        String id = read(send(editor, post("/api/work/data-sources"), Map.of("name", "低保库 " + UUID.randomUUID(), "kind", "POSTGRESQL", "host", "127.0.0.1", "port", port, "database", DATABASE, "user", "quality_reader",
                "password", PASSWORD, "tls", false))).path("id").asString();
        String reading = read(send(editor, post("/api/work/data-sources/" + id + "/readings"), Map.of("sample", false))).path("reading").asString();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> jdbc.sql("select state from sources.reading where id = :id::uuid and state = 'DONE'").param("id", reading).query(String.class).optional().isPresent());
        return id;
    }

    private JsonNode run(Actor editor, String id) throws Exception {
        String run = read(send(editor, post("/api/work/quality-rules/" + id + "/runs"), Map.of())).path("run").asString();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> jdbc.sql("select state from quality.run where id = :id::uuid and state <> 'RUNNING'").param("id", run).query(String.class).optional().isPresent());
        JsonNode latest = read(seen(editor, "/" + id)).path("latest");
        assertThat(latest.path("id").asString()).isEqualTo(run);
        return latest;
    }

    @Test
    void rules_are_checked_run_and_their_trend_is_kept() throws Exception {
        Actor.Official editor = editor("civil-affairs");
        String source = source(editor);
        String id = read(send(editor, post("/api/work/quality-rules"), Map.of("source", source, "file", rules("")))).path("id").asString();
        JsonNode run = run(editor, id);
        assertThat(run.path("state").asString()).isEqualTo("DONE");
        assertThat(run.path("rows").asInt()).isEqualTo(PERSONS + 2);
        JsonNode found = read(seen(editor, "/" + id + "/runs/" + run.path("id").asString()));
        assertThat(found.valueStream().map(one -> one.path("outcome").path("rule").asString() + " " + one.path("outcome").path("checked").asInt() + " " + one.path("outcome").path("failed").asInt()).toList())
                .containsExactly("number 5000 5", "once 5000 2", "named 5000 50", "amount 5000 9", "sex 5000 1");
        assertThat(found.get(0).path("severity").asString() + found.get(0).path("name").path("zh").asString()).isEqualTo("SERIOUS身份证号有效");
        assertThat(found.get(0).path("outcome").path("sample").valueStream().map(JsonNode::asString).toList()).hasSize(5).allMatch(key -> key.matches("4115\\*{12}[0-9X]{2}"));
        assertThat(jdbc.sql("select count(*) from quality.outcome o where strpos(o::text, :number) > 0").param("number", number(1)).query(Integer.class).single()).isZero();
        run("update allowance set je = 1 where je < 0");
        assertThat(run(editor, id).path("failing").asInt()).isEqualTo(4);
        JsonNode trend = read(seen(editor, "/" + id + "/trend"));
        assertThat(trend.valueStream().filter(one -> one.path("rule").asString().equals("amount")).findFirst().orElseThrow().path("points").valueStream().map(one -> one.path("failed").asInt()).toList()).containsExactly(9, 0);
        seen(editor, "?q=低保发放").andExpect(status().isOk()).andExpect(jsonPath("$.items[0].failing").value(4)).andExpect(jsonPath("$.items[0].rules").value(5));
        assertThat(read(seen(editor, "/" + id + "/runs")).size()).isEqualTo(2);
    }

    @Test
    void a_wrong_file_is_refused_with_its_lines() throws Exception {
        Actor.Official editor = editor("health");
        String wrong = rules("      - {code: number, name: {zh: 甲, en: a}, severity: hint, unique: [nowhere]}\n");
        read(send(editor, post("/api/work/quality-rules/check"), Map.of("file", wrong)));
        send(editor, post("/api/work/quality-rules/check"), Map.of("file", wrong)).andExpect(jsonPath("$[*].code", hasItem("unknown-column"))).andExpect(jsonPath("$[0].line").value(14));
        send(editor, post("/api/work/quality-rules/check"), Map.of("file", rules(""))).andExpect(jsonPath("$.length()").value(0));
        send(editor, post("/api/work/quality-rules"), Map.of("source", source(editor), "file", wrong)).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/file"))
                .andExpect(jsonPath("$.errors[0].params.line").value(14));
    }

    @Test
    void what_the_source_does_not_have_is_said() throws Exception {
        Actor.Official editor = editor("transport");
        String source = source(editor);
        String id = read(send(editor, post("/api/work/quality-rules"), Map.of("source", source, "file", rules("").replace("name: sex\n", "name: sexes\n").replace("table: sex,", "table: sexes,")))).path("id").asString();
        JsonNode run = run(editor, id);
        assertThat(run.path("state").asString()).isEqualTo("FAILED");
        assertThat(run.path("failure").asString()).isEqualTo("数据源中没有读到表 sexes");
        send(editor, put("/api/work/quality-rules/" + id).header("If-Match", "\"1\""), Map.of("source", source, "file", rules(""))).andExpect(status().isOk()).andExpect(jsonPath("$.version").value(2));
        send(editor, put("/api/work/quality-rules/" + id).header("If-Match", "\"1\""), Map.of("source", source, "file", rules(""))).andExpect(status().isPreconditionFailed());
        assertThat(run(editor, id).path("state").asString()).isEqualTo("DONE");
        send(editor, post("/api/work/quality-rules/" + id + "/remove").header("If-Match", "\"2\""), Map.of()).andExpect(status().isOk());
        seen(editor, "/" + id).andExpect(status().isNotFound());
    }

    @Test
    void what_another_organ_has_does_not_exist() throws Exception {
        Actor.Official editor = editor("education");
        Actor.Official other = editor("water");
        String source = source(editor);
        String id = read(send(editor, post("/api/work/quality-rules"), Map.of("source", source, "file", rules("")))).path("id").asString();
        for (String path : List.of("", "/runs", "/trend", "/runs/" + UUID.randomUUID())) {
            seen(other, "/" + id + path).andExpect(status().isNotFound());
        }
        send(other, post("/api/work/quality-rules/" + id + "/runs"), Map.of()).andExpect(status().isNotFound());
        send(other, post("/api/work/quality-rules/" + id + "/remove").header("If-Match", "\"1\""), Map.of()).andExpect(status().isNotFound());
        send(other, put("/api/work/quality-rules/" + id).header("If-Match", "\"1\""), Map.of("source", source, "file", rules(""))).andExpect(status().isNotFound());
        send(other, post("/api/work/quality-rules"), Map.of("source", source, "file", rules(""))).andExpect(status().isNotFound());
        seen(other, "?size=100").andExpect(status().isOk()).andExpect(jsonPath("$.items[*].id", not(hasItem(id))));
        seen(official(other.organ(), "water", other.region(), "source.manage"), "").andExpect(status().isForbidden());
        seen(citizen(UUID.randomUUID(), "张伟", 3), "").andExpect(status().isUnauthorized());
    }
}
