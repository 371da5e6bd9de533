package luoshu.data.surveys;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.kernel.jobs.TableSource;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.RegionCode;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A survey from its start to its figures, and the responsibilities that follow, over HTTP. */
@ServerTest
class SurveyTest {

    private static final String SURVEYS = "/api/work/surveys";
    private static final String ANSWERS = "/api/work/survey-answers/";

    @Autowired MockMvc http;
    @Autowired Organs organs;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    @Autowired Access access;
    @Autowired List<TableSource> tables;

    private Organ organ(String duty) {
        return organs.findByDutyAndRegion(duty, RegionCode.of("411525"), List.of(4)).getFirst();
    }

    private static Actor.Official of(Organ organ, String... permissions) {
        List<String> all = new ArrayList<>(List.of("task.handle", "survey.read"));
        all.addAll(List.of(permissions));
        return official(organ.code().value(), organ.duty(), organ.region().value(), all.toArray(new String[0]));
    }

    private Actor.Official authority() {
        return authority("411500", 3);
    }

    private Actor.Official authority(String region, int level) {
        Organ city = organs.findByDutyAndRegion("data-administration", RegionCode.of(region), List.of(level)).getFirst();
        return new Actor.Official(UUID.randomUUID(), "普查员", UUID.randomUUID(), "政务数据管理岗", city.code().value(), city.name(), city.region().value(), null,
                List.of(new Grant("data-officer", Set.of("task.handle", "survey.read", "survey.manage"), Grant.Organs.ANY, city.code().value(), city.duty(), city.region().value(), 2)));
    }

    private ResultActions send(Actor actor, MockHttpServletRequestBuilder request, String body) throws Exception {
        return http.perform(request.with(as(actor)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private JsonNode read(Actor actor, String path) throws Exception {
        return read(http.perform(get(path).with(as(actor))));
    }

    private String start(Actor actor, Organ... asked) throws Exception {
        return read(send(actor, post(SURVEYS), json.writeValueAsString(Map.of("title", "2026年数据资源普查", "instructions", "填报全部业务系统", "days", 5,
                "organs", List.of(asked).stream().map(organ -> organ.code().value()).toList())))).path("id").asString();
    }

    private String answerOf(String survey, Organ organ) {
        return jdbc.sql("select id::text from surveys.answer where survey = :survey::uuid and organ = :organ").param("survey", survey).param("organ", organ.code().value()).query(String.class).single();
    }

    private int version(String answer) {
        return jdbc.sql("select version from surveys.answer where id = :id::uuid").param("id", answer).query(Integer.class).single();
    }

    private ResultActions save(Actor actor, String answer, String sheet) throws Exception {
        return send(actor, put(ANSWERS + answer).header("If-Match", "\"" + version(answer) + "\""), sheet);
    }

    private ResultActions act(Actor actor, String answer, String act, String note) throws Exception {
        return send(actor, post(ANSWERS + answer + "/" + act).header("If-Match", "\"" + version(answer) + "\""), json.writeValueAsString(Map.of("note", note)));
    }

    private List<String> steps(Actor actor, String answer) throws Exception {
        return read(actor, "/api/work/tasks?size=100&box=claimable").path("items").valueStream().filter(task -> task.path("ref").asString().equals(answer))
                .map(task -> task.path("step").path("name").path("zh").asString() + "|" + task.path("remainingDays").asString("")).toList();
    }

    private static String sheet(String more, String resource) {
        return """
                {"systems":[{"name":"社会救助系统","purpose":"核对和发放","database":"relational","matters":["000131001000"],"tables":40,"resources":[%s]%s},
                            {"name":"门户网站","purpose":"信息公开","database":"files","matters":[],"tables":2,"resources":[],"reason":"没有业务数据"}],
                 "figures":[{"question":"responsible","text":"周明"},{"question":"telephone","text":"0376-0000000"},{"question":"paper-registers","number":3}]}
                """.formatted(resource.isEmpty() ? "" : "\"" + resource + "\"", more);
    }

    /** An entry of the organ in force: its code. */
    private String published(Organ organ, String name) throws Exception {
        Actor.Official editor = of(organ, "resource.read", "resource.edit");
        String managed = "/api/work/managed-resources";
        String id = read(send(editor, post(managed), "{\"name\":\"" + name + "\"}")).path("id").asString();
        send(editor, put(managed + "/" + id).header("If-Match", "\"1\""), """
                {"name":"%s","summary":"救助对象","classification":"203000","keywords":[],"grade":"GENERAL_1","shareType":"UNCONDITIONAL","shareModes":["API","FILE"],"openType":"NOT_OPEN",
                 "notOpen":{"kind":"OTHER","citation":"尚未评估"},"updateCycle":"MONTHLY","network":"GOVERNMENT","formats":["interface"],"sourceSystem":"社会救助系统","matters":[],"unrelated":"示范",
                 "items":[{"name":"参保状态","field":"CBZT","type":"C","length":1,"required":true,"sensitivity":1,"personal":false,"shareType":"UNCONDITIONAL","open":false}]}
                """.formatted(name)).andExpect(status().isOk());
        Actor.Official publisher = new Actor.Official(UUID.randomUUID(), "发布员", UUID.randomUUID(), "岗", organ.code().value(), organ.name(), organ.region().value(), null,
                List.of(new Grant("x", Set.of("resource.read", "resource.publish"), Grant.Organs.ANY, organ.code().value(), organ.duty(), "410000000000", 2)));
        Map<String, Actor.Official> by = new java.util.LinkedHashMap<>();
        by.put("submit", editor);
        by.put("assess-secrecy", of(organ, "resource.read", "resource.assess"));
        by.put("approve", of(organ, "resource.read", "resource.approve"));
        by.put("publish", publisher);
        for (Map.Entry<String, Actor.Official> step : by.entrySet()) {
            int version = jdbc.sql("select version from catalog.edition where resource = :id::uuid").param("id", id).query(Integer.class).single();
            send(step.getValue(), post(managed + "/" + id + "/" + step.getKey()).header("If-Match", "\"" + version + "\""), "{\"note\":\"\",\"no\":[]}").andExpect(status().isOk());
        }
        return jdbc.sql("select code from catalog.resource where id = :id::uuid").param("id", id).query(String.class).single();
    }

    @Test
    void an_organ_answers_its_head_confirms_and_the_authority_returns_and_accepts() throws Exception {
        Organ civil = organ("civil-affairs");
        Organ school = organ("education");
        Actor.Official authority = authority();
        Actor.Official editor = of(civil, "survey.answer");
        Actor.Official head = of(civil, "survey.confirm");
        String code = published(civil, "低保对象名册");
        String survey = start(authority, civil, school);
        String answer = answerOf(survey, civil);
        assertThat(steps(editor, answer)).containsExactly("填报|5");
        assertThat(steps(of(school, "survey.answer"), answer)).isEmpty();
        assertThat(jdbc.sql("select count(*) from messages.inbox where recipient = :organ and template = 'survey.started'").param("organ", "organ:" + civil.code().value()).query(Integer.class).single()).isPositive();
        act(editor, answer, "hand-in", "").andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[*].pointer", hasItems("/remark", "/figures/responsible", "/figures/paper-registers")));
        save(editor, answer, sheet(",\"tables\":-1", "").replace("\"tables\":40,", "")).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/systems/0/tables"));
        save(editor, answer, sheet("", "").replace("paper-registers", "systems")).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/figures/2/question"));
        save(editor, answer, sheet("", "")).andExpect(status().isOk()).andExpect(jsonPath("$.figures[?(@.question=='systems')].number", contains(2)))
                .andExpect(jsonPath("$.possible", hasItem("HAND_IN")));
        act(editor, answer, "hand-in", "").andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[*].pointer", contains("/systems/0/reason")));
        String others = published(school, "学籍名册");
        save(editor, answer, sheet("", others)).andExpect(status().isOk());
        act(editor, answer, "hand-in", "").andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[*].pointer", contains("/systems/0/resources/0")));
        send(editor, put(ANSWERS + answer).header("If-Match", "\"1\""), sheet("", code)).andExpect(status().isPreconditionFailed());
        save(editor, answer, sheet("", code)).andExpect(status().isOk()).andExpect(jsonPath("$.resources[0].name").value("低保对象名册"));
        act(head, answer, "confirm", "").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("survey-act-not-possible"));
        act(editor, answer, "hand-in", "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("HANDED_IN"));
        act(editor, answer, "confirm", "").andExpect(status().isForbidden());
        assertThat(steps(head, answer)).containsExactly("单位确认|5");
        act(head, answer, "return", " ").andExpect(status().isUnprocessableContent());
        act(head, answer, "return", "漏报一个系统").andExpect(status().isOk()).andExpect(jsonPath("$.note").value("漏报一个系统"));
        assertThat(steps(editor, answer)).containsExactly("退回修改|5");
        act(editor, answer, "hand-in", "").andExpect(status().isOk());
        act(head, answer, "confirm", "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("CONFIRMED")).andExpect(jsonPath("$.possible").isEmpty());
        assertThat(steps(authority, answer)).containsExactly("审核|");
        act(head, answer, "return", "改").andExpect(status().isForbidden());
        JsonNode totals = read(authority, SURVEYS + "/" + survey).path("totals");
        assertThat(List.of(totals.path("addressed").asInt(), totals.path("answered").asInt(), totals.path("outstanding").asInt(), totals.path("systems").asInt(), totals.path("registered").asInt(),
                totals.path("tables").asInt())).containsExactly(2, 1, 1, 2, 1, 42);
        assertThat(totals.path("sums").valueStream().map(sum -> sum.path("question").asString() + " " + sum.path("number").asInt()).toList())
                .containsExactlyInAnyOrder("systems 2", "registered-systems 1", "unregistered-systems 1", "tables 42", "paper-registers 3");
        act(authority, answer, "return", "请补充登记簿").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("RETURNED"));
        act(editor, answer, "hand-in", "").andExpect(status().isOk());
        act(head, answer, "confirm", "").andExpect(status().isOk());
        act(authority, answer, "accept", "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("ACCEPTED"));
        assertThat(steps(authority, answer)).isEmpty();
        http.perform(get(ANSWERS + answer + "/journal").with(as(editor))).andExpect(jsonPath("$[0].act").value("ACCEPT")).andExpect(jsonPath("$[3].note").value("请补充登记簿"));
        assertThat(jdbc.sql("select count(*) from audit.entry where object = :object and action = 'survey.confirm'").param("object", "survey-answer:" + answer).query(Integer.class).single()).isEqualTo(2);
        JsonNode mine = read(of(civil), "/api/work/responsibilities?organ=" + civil.code().value()).path("items").valueStream().filter(row -> row.path("code").asString().equals(code)).findFirst().orElseThrow();
        assertThat(mine.path("responsible").asString()).isEqualTo("周明");
        assertThat(mine.path("updateCycle").asString()).isEqualTo("MONTHLY");
    }

    @Test
    void who_wrote_an_answer_does_not_confirm_it_and_others_do_not_see_it() throws Exception {
        Organ health = organ("health");
        Actor.Official both = of(health, "survey.answer", "survey.confirm");
        String survey = start(authority(), health);
        String answer = answerOf(survey, health);
        save(both, answer, "{\"systems\":[],\"remark\":\"由市级统建\",\"figures\":[{\"question\":\"responsible\",\"text\":\"李\"},{\"question\":\"telephone\",\"text\":\"1\"},{\"question\":\"paper-registers\",\"number\":0}]}")
                .andExpect(status().isOk());
        act(both, answer, "hand-in", "").andExpect(status().isOk()).andExpect(jsonPath("$.possible", not(hasItem("CONFIRM"))));
        act(both, answer, "confirm", "").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("survey-same-person"));
        Actor.Official stranger = of(organ("water"), "survey.answer", "survey.confirm");
        http.perform(get(ANSWERS + answer).with(as(stranger))).andExpect(status().isNotFound());
        http.perform(get(SURVEYS + "/" + survey).with(as(stranger))).andExpect(status().isNotFound());
        act(stranger, answer, "recall", "").andExpect(status().isNotFound());
        http.perform(get(SURVEYS + "?size=100").with(as(stranger))).andExpect(status().isOk()).andExpect(jsonPath("$.items[*].id", not(hasItem(survey))));
        http.perform(get(SURVEYS + "?size=100").with(as(both))).andExpect(jsonPath("$.items[?(@.id=='" + survey + "')].own", contains(answer)));
        send(both, post(SURVEYS), "{\"title\":\"x\",\"instructions\":\"x\",\"organs\":[]}").andExpect(status().isForbidden());
    }

    @Test
    void what_is_late_is_told_exported_and_ends_with_the_survey() throws Exception {
        Organ transport = organ("transport");
        Organ water = organ("water");
        Actor.Official authority = authority();
        String survey = start(authority, transport, water);
        jdbc.sql("update surveys.survey set due = due - 60 where id = :id::uuid").param("id", survey).update();
        http.perform(get(SURVEYS + "/" + survey).with(as(authority))).andExpect(jsonPath("$.totals.late").value(2)).andExpect(jsonPath("$.manageable").value(true));
        http.perform(get(SURVEYS + "/" + survey + "/answers?late=true&q=交通").with(as(authority))).andExpect(jsonPath("$.items[*].organ", contains(transport.code().value())));
        http.perform(get(SURVEYS + "/" + survey + "/answers?late=false").with(as(authority))).andExpect(jsonPath("$.total").value(0));
        http.perform(get(SURVEYS + "/" + survey).with(as(of(water)))).andExpect(jsonPath("$.totals.addressed").value(1)).andExpect(jsonPath("$.manageable").value(false));
        send(authority, post(SURVEYS + "/" + survey + "/remind"), "").andExpect(status().isOk()).andExpect(jsonPath("$.organs").value(2));
        send(of(water, "survey.answer"), post(SURVEYS + "/" + survey + "/remind"), "").andExpect(status().isForbidden());
        List<List<Object>> rows = export("survey-answers", authority, Map.of("survey", survey));
        assertThat(rows).extracting(row -> row.get(1)).containsExactlyInAnyOrder(transport.name(), water.name());
        assertThat(rows.getFirst()).hasSameSizeAs(table("survey-answers").headers());
        assertThat(export("survey-answers", of(water), Map.of("survey", survey))).as("an organ exports its own").hasSize(1);
        assertThat(export("survey-systems", authority, Map.of("survey", survey))).isEmpty();
        String answer = answerOf(survey, water);
        send(authority, post(SURVEYS + "/" + survey + "/close").header("If-Match", "\"7\""), "").andExpect(status().isPreconditionFailed());
        send(authority, post(SURVEYS + "/" + survey + "/close").header("If-Match", "\"1\""), "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("CLOSED"));
        assertThat(steps(of(water, "survey.answer"), answer)).isEmpty();
        save(of(water, "survey.answer"), answer, "{\"systems\":[],\"figures\":[]}").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("survey-closed"));
    }

    @Test
    void organs_are_asked_by_division_and_duty_within_reach() throws Exception {
        Actor.Official authority = authority();
        JsonNode found = read(authority, SURVEYS + "/addressees?region=411525000000&duty=health");
        assertThat(found.valueStream().map(one -> one.path("code").asString()).toList()).contains(organ("health").code().value());
        http.perform(get(SURVEYS + "/addressees").with(as(authority("410000", 2)))).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].code").value("too-many-organs"));
        Organ elsewhere = organs.findByDutyAndRegion("health", RegionCode.of("410105"), List.of(4)).getFirst();
        send(authority, post(SURVEYS), json.writeValueAsString(Map.of("title", "普查", "instructions", "填报", "organs", List.of(elsewhere.code().value())))).andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/organs/0"));
        send(authority, post(SURVEYS), "{\"title\":\" \",\"instructions\":\"填报\",\"days\":90,\"organs\":[]}").andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer", contains("/title", "/days", "/region")));
        assertThat(read(authority, SURVEYS + "/choices").path("questions").valueStream().map(one -> one.path("code").asString()).toList()).contains("responsible", "systems");
    }

    @Test
    void the_list_of_responsibilities_names_sources_and_is_exported() throws Exception {
        Actor.Official reader = of(organ("health"));
        JsonNode page = read(reader, "/api/work/responsibilities?region=410000000000&q=" + "不动产登记信息");
        JsonNode row = page.path("items").valueStream().findFirst().orElseThrow();
        assertThat(row.path("sources").valueStream().map(JsonNode::asString).toList()).contains("real-estate-number");
        assertThat(row.path("shareType").asString()).isNotEmpty();
        assertThat(read(reader, "/api/work/responsibilities?region=411525000000&q=不动产登记信息").path("total").asInt()).isZero();
        List<List<Object>> rows = export("responsibilities", reader, Map.of("q", "不动产登记信息"));
        assertThat(rows.getFirst()).hasSameSizeAs(table("responsibilities").headers());
        assertThat(String.valueOf(rows.getFirst().get(4))).contains("不动产权证号");
    }

    private TableSource table(String list) {
        return tables.stream().filter(one -> one.list().equals(list)).findFirst().orElseThrow();
    }

    private List<List<Object>> export(String list, Actor actor, Map<String, String> query) {
        List<List<Object>> rows = new ArrayList<>();
        access.as(actor, () -> {
            table(list).require();
            table(list).rows(query, new TableSource.RowSink() {
                @Override
                public void total(long total) {
                    assertThat(total).isNotNegative();
                }

                @Override
                public void row(List<Object> cells) {
                    rows.add(cells);
                }
            });
            return rows;
        });
        return rows;
    }
}
