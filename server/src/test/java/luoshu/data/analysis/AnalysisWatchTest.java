package luoshu.data.analysis;

import static luoshu.data.contracts.SharedResources.of;
import static luoshu.testing.Actors.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.catalog.ResourceView;
import luoshu.data.contracts.Contract;
import luoshu.kernel.access.Actor;
import luoshu.testing.ServerTest;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import luoshu.kernel.organs.Organ;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Saved questions, files whose maker is known afterwards, and alarms, over HTTP. */
@ServerTest
class AnalysisWatchTest {

    @Autowired ApplicationContext context;
    @Autowired MockMvc http;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    private AnalysisWorld world;
    private Contract contract;
    private Actor.Official analyst;
    private String table;

    @BeforeEach
    void insured() throws Exception {
        world = new AnalysisWorld(context);
        ResourceView entry = world.entry("参保人员 " + UUID.randomUUID());
        contract = world.given(entry);
        analyst = world.analyst();
        table = String.valueOf(entry.content().name()).replaceAll("[ -]", "_");
    }

    private static Map<String, Object> draft(String sql, boolean shared) {
        return Map.of("title", "各状态人数", "sql", sql, "purpose", "月度分析", "chart", Map.of("kind", "BAR", "x", "参保状态", "y", List.of("人数")), "shared", shared);
    }

    @Test
    void a_saved_question_is_shared_in_the_organ_and_asked_as_whoever_asks() throws Exception {
        String sql = "select 参保状态, count(*) as 人数 from " + table + " group by 参保状态";
        JsonNode alone = world.read(world.send(analyst, "/api/work/saved-analyses", draft(sql, false)));
        String path = "/api/work/saved-analyses/" + alone.path("id").asString();
        Actor.Official colleague = world.analyst();
        world.seen(colleague, path).andExpect(status().isNotFound());
        JsonNode shared = world.read(http.perform(put(path).with(as(analyst)).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "\"1\"").contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(draft(sql, true)))));
        assertThat(shared.path("version").asInt()).isEqualTo(2);
        world.seen(colleague, "/api/work/saved-analyses").andExpect(jsonPath("$[*].id", hasItem(alone.path("id").asString())));
        world.seen(colleague, path).andExpect(jsonPath("$.mine").value(false)).andExpect(jsonPath("$.chart.kind").value("BAR"));
        http.perform(post(path + "/remove").with(as(colleague)).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "\"2\"")).andExpect(status().isForbidden()).andExpect(jsonPath("$.code").value("analysis-not-yours"));
        Actor.Official stranger = of(world.resources.organ("education"), "analysis.use");
        world.seen(stranger, path).andExpect(status().isNotFound());
        http.perform(put(path).with(as(stranger)).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "\"2\"").contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(draft("copy x to 'y'", true))))
                .andExpect(status().isNotFound());
        http.perform(put(path).with(as(analyst)).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "\"2\"").contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(draft("copy x to 'y'", true))))
                .andExpect(jsonPath("$.code").value("analysis-not-a-select"));
        world.seen(stranger, "/api/work/saved-analyses").andExpect(jsonPath("$[*].id", not(hasItem(alone.path("id").asString()))));
        world.ask(colleague, shared.path("sql").asString()).andExpect(status().isOk()).andExpect(jsonPath("$.rows.length()").value(3));
        world.ask(stranger, shared.path("sql").asString()).andExpect(jsonPath("$.code").value("analysis-unknown-table"));
        world.send(analyst, "/api/work/saved-analyses", draft("copy x to 'y'", false)).andExpect(jsonPath("$.code").value("analysis-not-a-select"));
        world.send(analyst, "/api/work/saved-analyses", Map.of("title", " ", "sql", " ", "purpose", " ", "chart", Map.of("kind", "PIE", "y", List.of()), "shared", false)).andExpect(jsonPath("$.errors.length()").value(5));
        http.perform(post(path + "/remove").with(as(analyst)).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "\"1\"")).andExpect(status().isPreconditionFailed());
        http.perform(post(path + "/remove").with(as(analyst)).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "\"2\"")).andExpect(status().isOk());
        world.seen(analyst, path).andExpect(status().isNotFound());
    }

    private JsonNode export(String sql, String format) throws Exception {
        return world.read(world.send(analyst, "/api/work/analysis/exports", Map.of("question", AnalysisWorld.question(sql), "format", format)));
    }

    private ResultActions recognised(Actor actor, byte[] file, String name) throws Exception {
        return http.perform(post("/api/work/analysis/exports/recognise").param("name", name).with(as(actor)).contentType(MediaType.APPLICATION_OCTET_STREAM).content(file)).andExpect(status().isOk());
    }

    @Test
    void whose_an_export_is_is_known_from_the_file_whole_or_changed() throws Exception {
        JsonNode made = export("select 姓名, '=cmd()' as 公式, 参保状态, 区划 from " + table + " order by 参保状态", "CSV");
        String number = made.path("number").asString();
        byte[] file = Base64.getDecoder().decode(made.path("content").asString());
        String text = new String(file, StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        assertThat(lines).hasSize(153);
        assertThat(lines.getFirst()).contains(analyst.name(), "2026-04-20", number, "核对参保情况", contract.number());
        assertThat(lines.getLast()).contains(number);
        assertThat(text).contains(",'=cmd(),");
        Actor.Official watch = of(world.asker, "analysis.watch");
        recognised(watch, file, "a.csv").andExpect(jsonPath("$.by").value("DIGEST")).andExpect(jsonPath("$.number").value(number)).andExpect(jsonPath("$.name").value(analyst.name()));
        String part = String.join("\n", lines.subList(60, 64).stream().map(line -> line.substring(0, line.indexOf(','))).toList());
        recognised(watch, part.getBytes(StandardCharsets.UTF_8), "b.csv").andExpect(jsonPath("$.by").value("MARK")).andExpect(jsonPath("$.marks").value(4)).andExpect(jsonPath("$.number").value(number))
                .andExpect(jsonPath("$.contracts[0]").value(contract.number()));
        recognised(of(world.provider, "analysis.watch"), part.getBytes(StandardCharsets.UTF_8), "b.csv").andExpect(jsonPath("$.number").value(number));
        recognised(of(world.resources.organ("education"), "analysis.watch"), file, "a.csv").andExpect(jsonPath("$.by").value("NOTHING")).andExpect(jsonPath("$.number").doesNotExist());
        recognised(watch, part.replaceAll("[\u200B\u200C\u2063]", "").getBytes(StandardCharsets.UTF_8), "c.csv").andExpect(jsonPath("$.by").value("NOTHING"));
        http.perform(post("/api/work/analysis/exports/recognise").param("name", "a.csv").with(as(analyst)).contentType(MediaType.APPLICATION_OCTET_STREAM).content(file)).andExpect(status().isForbidden());
        assertThat(jdbc.sql("select export from analysis.use where number = :n").param("n", number).query(Boolean.class).single()).isTrue();
    }

    @Test
    void a_workbook_is_recognised_too_also_when_its_cells_went_into_another() throws Exception {
        JsonNode made = export("select 姓名, 参保状态 from " + table + " limit 5", "XLSX");
        Actor.Official watch = of(world.asker, "analysis.watch");
        recognised(watch, Base64.getDecoder().decode(made.path("content").asString()), "a.xlsx").andExpect(jsonPath("$.by").value("DIGEST"));
        JsonNode csv = export("select 姓名, 参保状态 from " + table + " limit 5", "CSV");
        List<String> cells = new String(Base64.getDecoder().decode(csv.path("content").asString()), StandardCharsets.UTF_8).lines().skip(2).limit(3).map(line -> line.substring(0, line.indexOf(','))).toList();
        recognised(watch, workbook(cells), "b.xlsx").andExpect(jsonPath("$.by").value("MARK")).andExpect(jsonPath("$.number").value(csv.path("number").asString()));
    }

    private static byte[] workbook(List<String> cells) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "x", "1.0")) {
            Worksheet sheet = book.newWorksheet("x");
            for (int i = 0; i < cells.size(); i++) {
                sheet.value(i, 3, cells.get(i));
            }
            sheet.finish();
        }
        return bytes.toByteArray();
    }

    private List<String> alarms(Actor.Official of) {
        return jdbc.sql("select rule || ' ' || found from analysis.alarm where subject = :s order by rule").param("s", of.subject()).query(String.class).list();
    }

    @Test
    void unusual_use_raises_an_alarm_once_a_day_and_somebody_else_says_what_came_of_it() throws Exception {
        for (int i = 0; i < 13; i++) {
            world.ask(analyst, "select * from secret");
        }
        assertThat(alarms(analyst)).containsExactly("refused 11");
        Actor.Official officer = of(world.asker, "analysis.watch", "analysis.use");
        JsonNode alarm = new ArrayList<>(world.read(world.seen(officer, "/api/work/analysis/alarms?open=true&size=100")).path("items").valueStream().filter(one -> one.path("person").asString().equals(analyst.name())).toList())
                .stream().filter(one -> one.path("rule").asString().equals("refused")).findFirst().orElseThrow();
        assertThat(alarm.path("bound").asInt()).isEqualTo(10);
        String id = jdbc.sql("select id::text from analysis.alarm where subject = :s").param("s", analyst.subject()).query(String.class).single();
        String path = "/api/work/analysis/alarms/" + id + "/acknowledge";
        world.seen(of(world.resources.organ("education"), "analysis.watch"), "/api/work/analysis/alarms?size=100").andExpect(jsonPath("$.items[*].id", not(hasItem(id))));
        world.send(of(world.resources.organ("education"), "analysis.watch"), path, Map.of("words", "x")).andExpect(status().isNotFound());
        world.send(analyst, path, Map.of("words", "x")).andExpect(status().isForbidden());
        world.send(officer, path, Map.of("words", " ")).andExpect(status().isUnprocessableContent());
        world.send(officer, path, Map.of("words", "已与本人核实，系误写表名")).andExpect(status().isOk()).andExpect(jsonPath("$.acknowledged.words").value("已与本人核实，系误写表名"));
        world.send(officer, path, Map.of("words", "再说")).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("analysis-alarm-acknowledged"));
        for (int i = 0; i < 11; i++) {
            world.ask(officer, "select * from secret");
        }
        String own = jdbc.sql("select id::text from analysis.alarm where subject = :s").param("s", officer.subject()).query(String.class).single();
        world.send(officer, "/api/work/analysis/alarms/" + own + "/acknowledge", Map.of("words", "没事")).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("analysis-alarm-own"));
    }

    @Test
    void rows_far_above_ones_own_usual_and_much_personal_data_are_alarms() throws Exception {
        String number = world.read(world.ask(analyst, "select 姓名, 手机 from " + table)).path("number").asString();
        assertThat(alarms(analyst)).isEmpty();
        jdbc.sql("""
                insert into analysis.use (id, number, at, subject, name, capacity, organ, organ_name, duty, region, purpose, statement, export, state, rows, personal)
                select uuidv7(), u.number || '-' || n, u.at - (n || ' days')::interval, u.subject, u.name, u.capacity, u.organ, u.organ_name, u.duty, u.region, u.purpose, u.statement, false, 'DONE', case n when 0 then 24000 else 5000 end, 2
                from analysis.use u, generate_series(0, 3) n where u.number = :n
                """).param("n", number).update();
        world.ask(analyst, "select 姓名, 手机 from " + table).andExpect(status().isOk());
        assertThat(alarms(analyst)).containsExactly("personal 24300");
        jdbc.sql("update analysis.use set rows = 26000 where number = :n").param("n", number + "-0").update();
        world.ask(analyst, "select 姓名, 手机 from " + table).andExpect(status().isOk());
        assertThat(alarms(analyst)).containsExactly("personal 24300", "rows 26450");
    }

    @Test
    void much_personal_data_that_was_only_looked_at_is_an_alarm() throws Exception {
        String number = world.read(world.ask(analyst, "select count(*) from " + table + " where 姓名 = '王' or 手机 = '1'")).path("number").asString();
        assertThat(alarms(analyst)).isEmpty();
        jdbc.sql("update analysis.used set rows = 100000 where use = (select id from analysis.use where number = :n)").param("n", number).update();
        world.ask(analyst, "select count(*) from " + table + " where 姓名 = '王'").andExpect(status().isOk());
        assertThat(alarms(analyst)).isEmpty();
        world.ask(analyst, "select cast(max(姓名 || 手机) as integer) from " + table).andExpect(jsonPath("$.code").value("analysis-conversion"));
        assertThat(alarms(analyst)).containsExactly("personal-read 100150");
    }

    @Test
    void each_of_two_that_gave_data_sees_what_it_gave_and_nothing_of_the_other() throws Exception {
        Organ other = world.resources.organ("education");
        ResourceView second = world.entry(other, "在校学生 " + UUID.randomUUID(), "insured");
        Contract theirs = world.given(second);
        String name = String.valueOf(second.content().name()).replaceAll("[ -]", "_");
        JsonNode made = export("select a.姓名 from " + table + " a join " + name + " b on a.姓名 = b.姓名 and a.手机 = b.手机 and a.参保状态 = b.参保状态 limit 3", "CSV");
        String number = made.path("number").asString();
        Actor.Official giver = of(world.provider, "analysis.watch");
        String uses = "/api/work/analysis/uses?role=PROVIDER&q=";
        world.seen(giver, uses + number).andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].tables.length()").value(1)).andExpect(jsonPath("$.items[0].tables[0].contract").value(contract.number()))
                .andExpect(jsonPath("$.items[0].personal").value(2));
        world.seen(giver, uses + contract.number()).andExpect(jsonPath("$.total").value(1));
        world.seen(giver, uses + theirs.number()).andExpect(jsonPath("$.total").value(0));
        world.seen(giver, uses + second.content().name()).andExpect(jsonPath("$.total").value(0));
        world.seen(of(other, "analysis.watch"), uses + second.content().name()).andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].tables[*].contract", contains(theirs.number())));
        world.seen(of(world.asker, "analysis.watch"), "/api/work/analysis/uses?q=" + theirs.number()).andExpect(jsonPath("$.items[0].tables.length()").value(2)).andExpect(jsonPath("$.items[0].personal").value(4));
        byte[] file = Base64.getDecoder().decode(made.path("content").asString());
        recognised(giver, file, "a.csv").andExpect(jsonPath("$.contracts", contains(contract.number())));
        recognised(of(world.asker, "analysis.watch"), file, "a.csv").andExpect(jsonPath("$.contracts.length()").value(2));
    }
}
