package luoshu.data.quality;

import static luoshu.testing.Actors.as;
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
import java.sql.Timestamp;
import java.time.Clock;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What breaks rules becomes tickets: mended and proven, or explained and accepted; and rules that run by themselves. */
@ServerTest
class QualityTicketsTest {

    private static final String DATABASE = "quality_tickets";
    private static final String PASSWORD = "Mi-Ma_for_quality";
    private static final int PERSONS = 100;
    private static HikariDataSource database;

    @Autowired MockMvc http;
    @Autowired Organs organs;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    @Autowired Clock clock;

    @BeforeAll
    static void allowances() throws SQLException {
        database = SharedPostgres.database(DATABASE);
        run("""
                create role ticket_reader login password '%s';
                create table allowance (id bigint primary key, zjhm varchar(18), xm text, je numeric(12,2), ffrq date, xb char(1));
                create table sex (code text primary key);
                insert into sex values ('1'), ('2');
                create table population (gmsfhm varchar(20), xm text);
                insert into population values ('411523-1950', ' 王丽'), ('4115231950 ', '王丽'), ('4115231951', '李强');
                create table register (id varchar(20), name text);
                insert into register values ('4115231950', '王丽'), ('4115231951', '李刚');
                grant select on allowance, sex, population, register to ticket_reader;
                """.formatted(PASSWORD));
        try (Connection connection = database.getConnection(); PreparedStatement row = connection.prepareStatement("insert into allowance values (?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < PERSONS; i++) {
                String number = number(i);
                row.setLong(1, i);
                row.setString(2, i == 1 ? number.substring(0, 17) + (number.endsWith("0") ? "1" : "0") : number);
                row.setString(3, i % 10 == 0 ? " " : "王丽");
                row.setBigDecimal(4, BigDecimal.valueOf((long) i, 2));
                row.setObject(5, LocalDate.of(2026, 1, 1));
                row.setString(6, i == 7 ? "9" : "1");
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    @BeforeEach
    void as_it_was() throws SQLException {
        run("update allowance set xm = case when id % 10 = 0 then ' ' else '王丽' end, zjhm = case when id = 50 then '" + number(50) + "' else zjhm end");
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
        return official(organ.code().value(), organ.duty(), organ.region().value(), "resource.read", "source.manage", "quality.manage", "quality.read", "task.handle");
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
        String id = read(send(editor, post("/api/work/data-sources"), Map.of("name", "低保库 " + UUID.randomUUID(), "kind", "POSTGRESQL", "host", "127.0.0.1", "port", port, "database", DATABASE, "user", "ticket_reader",
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

    private JsonNode tickets(Actor actor, String id) throws Exception {
        JsonNode all = read(http.perform(get("/api/work/quality-tickets?size=100").with(as(actor))));
        return json.valueToTree(all.path("items").valueStream().filter(one -> jdbc.sql("select rule_set from quality.ticket where id = :id::uuid").param("id", one.path("id").asString()).query(String.class).single().equals(id)).toList());
    }

    private JsonNode ticket(Actor actor, String id) throws Exception {
        return read(http.perform(get("/api/work/quality-tickets/" + id).with(as(actor))));
    }

    private ResultActions act(Actor actor, JsonNode ticket, String act, String note) throws Exception {
        return send(actor, post("/api/work/quality-tickets/" + ticket.path("row").path("id").asString() + "/" + act).header("If-Match", "\"" + ticket.path("version").asInt() + "\""), Map.of("note", note));
    }

    private static List<String> said(JsonNode tickets) {
        return tickets.valueStream().map(one -> one.path("rule").path("zh").asString() + " " + one.path("state").asString() + " " + one.path("failed").asInt()).sorted().toList();
    }

    @Test
    void a_ticket_ends_when_a_run_proves_it() throws Exception {
        Actor.Official editor = editor("civil-affairs");
        String id = read(send(editor, post("/api/work/quality-rules"), Map.of("source", source(editor), "file", rules("")))).path("id").asString();
        run(editor, id);
        assertThat(said(tickets(editor, id))).containsExactly("有姓名 OPEN 10", "身份证号有效 OPEN 1");
        run(editor, id);
        assertThat(said(tickets(editor, id))).as("no second one").containsExactly("有姓名 OPEN 10", "身份证号有效 OPEN 1");
        String named = tickets(editor, id).valueStream().filter(one -> one.path("failed").asInt() == 10).findFirst().orElseThrow().path("id").asString();
        JsonNode ticket = ticket(editor, named);
        assertThat(ticket.path("limit").asInt()).isEqualTo(10);
        assertThat(ticket.path("basis").asString()).contains("第二十六条");
        assertThat(ticket.path("row").path("due").asString()).isNotEmpty();
        assertThat(ticket.path("sample").valueStream().map(JsonNode::asString)).hasSize(10).allMatch(key -> key.contains("*"));
        assertThat(ticket.path("trend").path("points").size()).isEqualTo(2);
        assertThat(read(http.perform(get("/api/work/tasks?box=claimable&size=100").with(as(editor)))).toString()).contains(named).contains("整改数据");
        act(editor, ticket, "rectify", " ").andExpect(status().isUnprocessableContent());
        act(editor, ticket, "accept", "").andExpect(status().isForbidden());
        assertThat(read(act(editor, ticket, "rectify", "已补录姓名")).path("row").path("state").asString()).isEqualTo("RECTIFIED");
        act(editor, ticket, "rectify", "再次").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("act-not-possible"));
        run(editor, id);
        ticket = ticket(editor, named);
        assertThat(ticket.path("row").path("state").asString() + ticket.path("row").path("reopened").asInt()).isEqualTo("OPEN1");
        act(editor, ticket, "rectify", "这次补录了").andExpect(status().isOk());
        run("update allowance set xm = '王丽' where xm = ' '");
        run(editor, id);
        ticket = ticket(editor, named);
        assertThat(ticket.path("row").path("state").asString()).isEqualTo("MENDED");
        assertThat(ticket.path("acts").valueStream().map(one -> one.path("act").asString()).toList()).containsExactly("FOUND_MENDED", "RECTIFIED", "REOPENED", "RECTIFIED", "OPENED");
        assertThat(read(http.perform(get("/api/work/tasks?box=claimable&size=100").with(as(editor)))).toString()).doesNotContain(named);
        run("update allowance set xm = ' ' where id % 10 = 0");
        run(editor, id);
        assertThat(said(tickets(editor, id))).as("a ticket that ended is followed by another").containsExactly("有姓名 MENDED 0", "有姓名 OPEN 10", "身份证号有效 OPEN 1");
        send(editor, post("/api/work/quality-rules/" + id + "/remove").header("If-Match", "\"1\""), Map.of()).andExpect(status().isOk());
        assertThat(said(tickets(editor, id))).containsExactly("有姓名 DROPPED 10", "有姓名 MENDED 0", "身份证号有效 DROPPED 1");
    }

    @Test
    void an_explanation_is_judged_by_the_data_authority_and_holds_while_no_more_rows_fail() throws Exception {
        Actor.Official editor = editor("health");
        String id = read(send(editor, post("/api/work/quality-rules"), Map.of("source", source(editor), "file", rules("")))).path("id").asString();
        run(editor, id);
        String number = tickets(editor, id).valueStream().filter(one -> one.path("severity").asString().equals("SERIOUS")).findFirst().orElseThrow().path("id").asString();
        Actor.Official both = official(editor.organ(), "health", editor.region(), "quality.read", "quality.manage", "quality.judge");
        read(act(both, ticket(both, number), "explain", "历史档案如此"));
        act(both, ticket(both, number), "accept", "").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("quality-own-explanation"));
        Actor.Official judge = official(editor.organ(), "health", editor.region(), "quality.read", "quality.judge", "task.handle");
        assertThat(read(act(judge, ticket(judge, number), "reject", "请附证明")).path("row").path("state").asString()).isEqualTo("OPEN");
        read(act(editor, ticket(editor, number), "explain", "出生医学证明登记如此，见附件"));
        assertThat(read(act(judge, ticket(judge, number), "accept", "")).path("row").path("state").asString()).isEqualTo("ACCEPTED");
        run(editor, id);
        assertThat(said(tickets(editor, id))).containsExactly("有姓名 OPEN 10", "身份证号有效 ACCEPTED 1");
        run("update allowance set zjhm = 'x' where id = 50");
        run(editor, id);
        assertThat(said(tickets(editor, id))).containsExactly("有姓名 OPEN 10", "身份证号有效 ACCEPTED 1", "身份证号有效 OPEN 2");
        Actor.Official other = editor("water");
        http.perform(get("/api/work/quality-tickets/" + number).with(as(other))).andExpect(status().isNotFound());
        act(other, ticket(editor, number), "rectify", "x").andExpect(status().isNotFound());
        http.perform(get("/api/work/quality-tickets?size=100").with(as(other))).andExpect(jsonPath("$.items[*].id", not(hasItem(number))));
    }

    @Test
    void tables_are_held_against_each_other_and_what_differs_is_a_ticket() throws Exception {
        Actor.Official editor = editor("education");
        String source = source(editor);
        String file = """
                format: luoshu/quality-rules/1
                name: {zh: 人口比对, en: Persons compared}
                tables: []
                comparisons:
                  - code: persons
                    name: {zh: 两方人口, en: Persons of two}
                    severity: ordinary
                    columns: [xm]
                    sides:
                      - {name: 公安, table: register, key: [id], columns: [name], authoritative: true}
                      - {name: 教育, source: %s, table: population, key: [gmsfhm], columns: [xm]}
                """;
        send(editor, post("/api/work/quality-rules"), Map.of("source", source, "file", file.formatted(UUID.randomUUID()))).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].code").value("unknown-source"));
        JsonNode set = read(send(editor, post("/api/work/quality-rules"), Map.of("source", source, "file", file.formatted(source))));
        assertThat(set.path("rules").get(0).path("kind").asString()).isEqualTo("compares");
        String id = set.path("id").asString();
        JsonNode run = run(editor, id);
        JsonNode found = read(seen(editor, "/" + id + "/runs/" + run.path("id").asString() + "/comparisons")).get(0);
        assertThat(found.path("shared").asInt()).isEqualTo(2);
        assertThat(found.path("columns").get(0).toString()).contains("\"compared\":2").contains("\"agreed\":1").contains("\"authority\":1");
        assertThat(found.path("sides").get(1).path("duplicates").asInt()).isEqualTo(1);
        assertThat(found.path("sides").get(1).path("duplicated").get(0).asString()).contains("*");
        assertThat(said(tickets(editor, id))).containsExactly("两方人口：xm OPEN 1");
        seen(editor("water"), "/" + id + "/runs/" + run.path("id").asString() + "/comparisons").andExpect(status().isNotFound());
    }

    @Test
    void rules_run_by_themselves_when_their_time_has_come() throws Exception {
        Actor.Official editor = editor("transport");
        String id = read(send(editor, post("/api/work/quality-rules"), Map.of("source", source(editor), "file", rules("")))).path("id").asString();
        send(editor, put("/api/work/quality-rules/" + id + "/schedule").header("If-Match", "\"1\""), Map.of("schedule", Map.of("at", "25:00", "working", false))).andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/schedule/at"));
        JsonNode kept = read(send(editor, put("/api/work/quality-rules/" + id + "/schedule").header("If-Match", "\"1\""), Map.of("schedule", Map.of("at", "02:30", "working", true))));
        assertThat(kept.path("schedule").path("at").asString() + kept.path("nextAt").asString()).startsWith("02:30").contains("T18:30:00Z");
        jdbc.sql("update quality.rule_set set next_at = :now where id = :id::uuid").param("now", Timestamp.from(clock.instant().minusSeconds(1))).param("id", id).update();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> jdbc.sql("select count(*) from quality.run where rule_set = :id::uuid and state = 'DONE'").param("id", id).query(Integer.class).single() == 1);
        JsonNode after = read(seen(editor, "/" + id));
        assertThat(after.path("latest").path("byName").asString()).isNotEqualTo(editor.name());
        assertThat(after.path("nextAt").asString()).contains("T18:30:00Z");
        assertThat(said(tickets(editor, id))).isNotEmpty();
        JsonNode none = read(send(editor, put("/api/work/quality-rules/" + id + "/schedule").header("If-Match", "\"2\""), Map.of()));
        assertThat(none.has("schedule") || none.has("nextAt")).isFalse();
    }
}
