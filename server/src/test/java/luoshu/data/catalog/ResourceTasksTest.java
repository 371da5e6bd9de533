package luoshu.data.catalog;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
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

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
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

/** What waits in the catalogue is in the to-do list, for those it waits for and nobody else. */
@ServerTest
class ResourceTasksTest {

    private static final String DRAFT = """
            {"name":"%s","summary":"许可事项办理产生","classification":"211000","keywords":[],"grade":"GENERAL_1","shareType":"UNCONDITIONAL","shareModes":["API"],"openType":"NOT_OPEN",
             "notOpen":{"kind":"OTHER","citation":"尚未评估"},"updateCycle":"DAILY","network":"GOVERNMENT","formats":["interface"],"sourceSystem":"许可系统","matters":["000131001000"%s],
             "items":[{"name":"编号","field":"BH","type":"C","length":20,"required":true,"sensitivity":1,"personal":false,"shareType":"UNCONDITIONAL","open":false}]}
            """;

    @Autowired MockMvc http;
    @Autowired Organs organs;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;

    private Organ organ(String duty) {
        return organs.findByDutyAndRegion(duty, RegionCode.of("411524"), List.of(4)).getFirst();
    }

    private static Actor.Official of(Organ organ, String... permissions) {
        List<String> all = new ArrayList<>(List.of("task.handle", "resource.read"));
        all.addAll(List.of(permissions));
        return official(organ.code().value(), organ.duty(), organ.region().value(), all.toArray(new String[0]));
    }

    private static Actor.Official authority() {
        return new Actor.Official(UUID.randomUUID(), "发布员", UUID.randomUUID(), "政务数据管理岗", "11410000MB00000000", "省行政审批和政务信息管理局", "410000000000", null,
                List.of(new Grant("data-officer", Set.of("task.handle", "resource.read", "resource.publish"), Grant.Organs.ANY, "11410000MB00000000", "data-administration", "410000000000", 2)));
    }

    private ResultActions send(Actor actor, MockHttpServletRequestBuilder request, String body) throws Exception {
        return http.perform(request.with(as(actor)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private String written(Actor editor, String name, String more) throws Exception {
        String id = read(send(editor, post("/api/work/managed-resources"), "{\"name\":\"" + name + "\"}")).path("id").asString();
        send(editor, put("/api/work/managed-resources/" + id).header("If-Match", "\"1\""), DRAFT.formatted(name, more)).andExpect(status().isOk());
        return id;
    }

    private void act(Actor actor, String id, String act, String note) throws Exception {
        int version = jdbc.sql("select e.version from catalog.resource r join catalog.edition e on e.resource = r.id and e.number = r.edition where r.id = :id::uuid").param("id", id).query(Integer.class).single();
        send(actor, post("/api/work/managed-resources/" + id + "/" + act).header("If-Match", "\"" + version + "\""), json.writeValueAsString(Map.of("note", note, "no", List.of()))).andExpect(status().isOk());
    }

    private List<JsonNode> tasks(Actor actor, String box) throws Exception {
        return read(http.perform(get("/api/work/tasks?size=100&box=" + box).with(as(actor)))).path("items").valueStream().filter(task -> task.path("source").asString().equals("RESOURCE")).toList();
    }

    private List<JsonNode> tasksOf(Actor actor, String id) throws Exception {
        return tasks(actor, "claimable").stream().filter(task -> task.path("ref").asString().equals(id)).toList();
    }

    private void sameAsAwaiting(Actor... actors) throws Exception {
        for (Actor actor : actors) {
            List<String> awaiting = read(http.perform(get("/api/work/managed-resources?awaiting=true&size=100").with(as(actor)))).path("items").valueStream().map(row -> row.path("id").asString()).toList();
            assertThat(tasks(actor, "claimable")).extracting(task -> task.path("ref").asString()).containsExactlyInAnyOrderElementsOf(awaiting);
        }
    }

    @Test
    void each_step_is_a_task_of_those_whose_act_is_next() throws Exception {
        Organ organ = organ("transport");
        Actor.Official editor = of(organ, "resource.edit");
        Actor.Official assessor = of(organ, "resource.assess");
        Actor.Official head = of(organ, "resource.approve");
        Actor.Official reader = of(organ);
        Actor.Official clerk = official(organ.code().value(), organ.duty(), organ.region().value(), "task.handle", "case.read", "case.accept");
        String id = written(editor, "客运站点台账", "");
        assertThat(tasksOf(editor, id)).singleElement().satisfies(task -> {
            assertThat(task.path("title").asString()).isEqualTo("客运站点台账");
            assertThat(task.path("step").path("name").path("zh").asString()).isEqualTo("编写");
            assertThat(task.has("dueOn")).isFalse();
            assertThat(task.path("light").asString()).isEqualTo("GREY");
        });
        assertThat(tasks(reader, "organ")).extracting(task -> task.path("ref").asString()).contains(id);
        assertThat(tasks(clerk, "organ")).as("who reads cases does not read drafts of the catalogue").isEmpty();
        act(editor, id, "submit", "");
        assertThat(tasksOf(editor, id)).isEmpty();
        assertThat(tasks(editor, "done")).extracting(task -> task.path("ref").asString()).contains(id);
        assertThat(tasksOf(assessor, id)).singleElement().satisfies(task -> assertThat(task.path("step").path("name").path("zh").asString()).isEqualTo("安全审查"));
        act(assessor, id, "assess-secrecy", "");
        assertThat(tasksOf(head, id)).hasSize(1);
        act(head, id, "refuse", "摘要不完整");
        assertThat(tasksOf(editor, id)).singleElement().satisfies(task -> assertThat(task.path("step").path("name").path("zh").asString()).isEqualTo("退回修改"));
        act(editor, id, "submit", "");
        act(editor, id, "recall", "");
        act(editor, id, "submit", "");
        act(of(organ, "resource.assess"), id, "assess-secrecy", "");
        act(of(organ, "resource.approve"), id, "approve", "");
        assertThat(tasksOf(authority(), id)).as("within the two working days of the law").singleElement().satisfies(task -> {
            assertThat(task.path("dueOn").asString()).isNotEmpty();
            assertThat(task.path("remainingDays").asInt()).isEqualTo(2);
            assertThat(task.path("light").asString()).isEqualTo("YELLOW");
        });
        sameAsAwaiting(editor, assessor, head, reader, authority());
        act(authority(), id, "publish", "");
        assertThat(jdbc.sql("select status || ' ' || outcome from tasks.task where ref = :id::uuid order by ended_at, id").param("id", id).query(String.class).list()).as("taken back is not done")
                .containsExactly("DONE SUBMIT", "DONE ASSESS_SECRECY", "DONE REFUSE", "DONE SUBMIT", "DROPPED RECALL", "DONE SUBMIT", "DONE ASSESS_SECRECY", "DONE APPROVE", "DONE PUBLISH");
        act(editor, id, "revise", "");
        act(editor, id, "delete", "");
        act(editor, id, "withdraw", "停用");
        assertThat(tasksOf(authority(), id)).singleElement().satisfies(task -> {
            assertThat(task.path("step").path("name").path("zh").asString()).isEqualTo("撤销审核");
            assertThat(task.path("caseNumber").asString()).as("by then it has a code").contains("/");
        });
    }

    @Test
    void a_task_is_claimed_and_given_back_and_follows_the_name_of_its_entry() throws Exception {
        Organ organ = organ("water");
        Actor.Official editor = of(organ, "resource.edit");
        String id = written(editor, "河道采砂点", "");
        String task = tasksOf(editor, id).getFirst().path("id").asString();
        send(editor, post("/api/work/tasks/" + task + "/claim"), "").andExpect(status().isOk()).andExpect(jsonPath("$.mine").value(true));
        send(editor, put("/api/work/managed-resources/" + id).header("If-Match", "\"2\""), DRAFT.formatted("河道采砂许可点", "")).andExpect(status().isOk());
        assertThat(tasks(editor, "mine")).singleElement().satisfies(one -> assertThat(one.path("title").asString()).isEqualTo("河道采砂许可点"));
        send(editor, post("/api/work/tasks/" + task + "/release"), "").andExpect(status().isOk());
        send(of(organ("education"), "resource.edit"), post("/api/work/tasks/" + task + "/claim"), "").andExpect(status().isNotFound());
        assertThat(jdbc.sql("select count(*) from audit.entry where object = :task and case_number is not null").param("task", "task:" + task).query(Integer.class).single()).isZero();
    }

    @Test
    void matters_are_named_beside_their_codes() throws Exception {
        String id = written(of(organ("health"), "resource.edit"), "餐饮单位台账", ",\"000199999999\"");
        http.perform(get("/api/work/managed-resources/" + id).with(as(of(organ("health"), "resource.edit")))).andExpect(status().isOk())
                .andExpect(jsonPath("$.matters[0].code").value("000131001000")).andExpect(jsonPath("$.matters[0].taskType").value("01")).andExpect(jsonPath("$.matters[0].slug").value("food-business-licence"))
                .andExpect(jsonPath("$.matters[0].name.zh").isNotEmpty()).andExpect(jsonPath("$.matters[0].item").isNotEmpty())
                .andExpect(jsonPath("$.matters[1].code").value("000199999999")).andExpect(jsonPath("$.matters[1].name").doesNotExist());
    }
}
