package luoshu.data.catalog;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.citizen;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.RegionCode;
import luoshu.testing.ServerTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An entry from its first word to its withdrawal, over HTTP. */
@ServerTest
class ResourceLifeTest {

    private static final String AUTHORITY_ORGAN = "11410000MB00000000";

    @Autowired MockMvc http;
    @Autowired Organs organs;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;

    private Organ organ(String duty) {
        return organs.findByDutyAndRegion(duty, RegionCode.of("411523"), List.of(4)).getFirst();
    }

    private static Actor.Official of(Organ organ, String... permissions) {
        return official(organ.code().value(), organ.duty(), organ.region().value(), permissions);
    }

    private static Actor.Official editor(Organ organ) {
        return of(organ, "resource.read", "resource.edit");
    }

    private static Actor.Official authority() {
        return new Actor.Official(UUID.randomUUID(), "发布员", UUID.randomUUID(), "政务数据管理岗", AUTHORITY_ORGAN, "省行政审批和政务信息管理局", "410000000000", null,
                List.of(new Grant("data-officer", Set.of("resource.read", "resource.publish"), Grant.Organs.ANY, AUTHORITY_ORGAN, "data-administration", "410000000000", 2)));
    }

    private static String draft(String name, String more) {
        return """
                {"name":"%s","summary":"许可事项办理产生","classification":"211000","keywords":[],"grade":"GENERAL_1","shareType":"UNCONDITIONAL","shareModes":["API"],"openType":"NOT_OPEN",
                 "notOpen":{"kind":"OTHER","citation":"尚未评估"},"updateCycle":"DAILY","network":"GOVERNMENT","formats":["interface"],"sourceSystem":"许可系统","matters":[],"unrelated":"示范",
                 "items":[{"name":"编号","field":"BH","type":"C","length":20,"required":true,"sensitivity":1,"personal":false,"shareType":"UNCONDITIONAL","open":false}%s]}
                """.formatted(name, more);
    }

    private ResultActions send(Actor actor, MockHttpServletRequestBuilder request, String body) throws Exception {
        return http.perform(request.with(as(actor)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private String create(Actor editor, String name) throws Exception {
        return read(send(editor, post("/api/work/managed-resources"), "{\"name\":\"" + name + "\"}")).path("id").asString();
    }

    private ResultActions save(Actor editor, String id, int version, String draft) throws Exception {
        return send(editor, put("/api/work/managed-resources/" + id).header("If-Match", "\"" + version + "\""), draft);
    }

    private ResultActions act(Actor actor, String id, String act, String note, String... no) throws Exception {
        int version = jdbc.sql("select e.version from catalog.resource r join catalog.edition e on e.resource = r.id and e.number = r.edition where r.id = :id::uuid").param("id", id).query(Integer.class).single();
        return send(actor, post("/api/work/managed-resources/" + id + "/" + act).header("If-Match", "\"" + version + "\""), json.writeValueAsString(java.util.Map.of("note", note, "no", List.of(no))));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private String published(Organ organ, String name, String more) throws Exception {
        Actor.Official editor = editor(organ);
        String id = create(editor, name);
        save(editor, id, 1, draft(name, more)).andExpect(status().isOk()).andExpect(jsonPath("$.findings").isEmpty());
        publish(organ, editor, id);
        return id;
    }

    private void publish(Organ organ, Actor editor, String id) throws Exception {
        act(editor, id, "submit", "").andExpect(status().isOk());
        act(of(organ, "resource.read", "resource.assess"), id, "assess-secrecy", "").andExpect(status().isOk());
        act(of(organ, "resource.read", "resource.approve"), id, "approve", "").andExpect(status().isOk());
        act(authority(), id, "publish", "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("PUBLISHED"));
    }

    private ResultActions search(Actor actor, String query) throws Exception {
        return http.perform(get("/api/work/resources?" + query).with(as(actor)));
    }

    @Test
    void an_entry_is_written_assessed_approved_published_and_found() throws Exception {
        Organ organ = organ("ecology");
        Actor.Official editor = editor(organ);
        Actor.Official assessor = of(organ, "resource.read", "resource.assess");
        Actor.Official head = of(organ, "resource.read", "resource.approve");
        String id = create(editor, "山塘水质监测点");
        act(editor, id, "submit", "").andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[*].pointer", hasItem("/items")));
        String personal = ",{\"name\":\"联系人\",\"field\":\"LXR\",\"type\":\"C\",\"length\":50,\"required\":false,\"sensitivity\":2,\"personal\":true,\"shareType\":\"UNCONDITIONAL\",\"open\":false}";
        save(editor, id, 1, draft("山塘水质监测点", personal)).andExpect(status().isOk()).andExpect(jsonPath("$.findings[*].code", contains("grade-too-low")));
        save(editor, id, 1, draft("旧版本", "")).andExpect(status().isPreconditionFailed());
        save(editor, id, 2, draft("山塘水质监测点", personal).replace("GENERAL_1", "GENERAL_2")).andExpect(status().isOk()).andExpect(jsonPath("$.findings").isEmpty());
        act(editor, id, "submit", "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("PUBLISHING")).andExpect(jsonPath("$.possible", contains("RECALL")))
                .andExpect(jsonPath("$.checks[*].standing", contains("WAITS", "WAITS", "WAITS", "WAITS")));
        act(editor, id, "assess-secrecy", "").andExpect(status().isForbidden());
        act(head, id, "approve", "").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("resource-act-not-possible"));
        act(assessor, id, "assess-secrecy", "").andExpect(status().isOk()).andExpect(jsonPath("$.possible", contains("ASSESS_PERSONAL")));
        act(assessor, id, "assess-secrecy", "").andExpect(status().isConflict());
        act(assessor, id, "assess-personal", "", "height").andExpect(status().isUnprocessableContent());
        act(assessor, id, "assess-personal", "").andExpect(status().isOk());
        http.perform(get("/api/work/managed-resources?awaiting=true&size=100").with(as(head))).andExpect(status().isOk()).andExpect(jsonPath("$.items[*].id", hasItem(id)));
        http.perform(get("/api/work/managed-resources?awaiting=true&size=100").with(as(editor))).andExpect(status().isOk()).andExpect(jsonPath("$.items[*].id", not(hasItem(id))));
        act(head, id, "approve", "同意").andExpect(status().isOk()).andExpect(jsonPath("$.checks[3].due").isNotEmpty());
        act(authority(), id, "publish", "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("PUBLISHED")).andExpect(jsonPath("$.code").value(matchesPattern("4115232110000000000000/\\d{6}")));
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> search(of(organ("health")), "q=水质监测").andExpect(status().isOk()).andExpect(jsonPath("$.page.items[0].id").value(id))
                .andExpect(jsonPath("$.page.items[0].highlight").value("山塘<em>水质监测</em>点")));
        search(of(organ("health")), "q=szjc").andExpect(jsonPath("$.page.items[*].id", hasItem(id)));
        search(of(organ("health")), "q=联系人").andExpect(jsonPath("$.page.items[0].matched", contains("联系人")));
        search(of(organ("health")), "region=411500&classification=2&shareType=UNCONDITIONAL&size=100").andExpect(jsonPath("$.page.items[*].id", hasItem(id))).andExpect(jsonPath("$.facets.shareTypes[*].code", contains("UNCONDITIONAL")));
        search(of(organ("health")), "region=410100&size=100").andExpect(jsonPath("$.page.items[*].id", not(hasItem(id))));
        http.perform(get("/api/work/resources/" + id).with(as(of(organ("health"))))).andExpect(status().isOk()).andExpect(jsonPath("$.content.items[1].name").value("联系人")).andExpect(jsonPath("$.possible").isEmpty());
        http.perform(get("/api/work/managed-resources/" + id + "/journal").with(as(editor))).andExpect(jsonPath("$[*].act", contains("PUBLISH", "APPROVE", "ASSESS_PERSONAL", "ASSESS_SECRECY", "SUBMIT", "CREATE")));
        assertThat(jdbc.sql("select key from ledger.act where subject = :subject").param("subject", "resource:" + id).query(String.class).list()).containsExactly("resource:" + id + ":1:published");
    }

    @Test
    void an_answer_of_no_refuses_and_the_next_round_begins_anew() throws Exception {
        Organ organ = organ("transport");
        Actor.Official editor = editor(organ);
        Actor.Official assessor = of(organ, "resource.read", "resource.assess");
        String id = create(editor, "桥梁检测记录");
        save(editor, id, 1, draft("桥梁检测记录", "")).andExpect(status().isOk());
        act(editor, id, "submit", "").andExpect(status().isOk()).andExpect(jsonPath("$.checks[1].standing").value("NOT_NEEDED"));
        act(assessor, id, "assess-secrecy", "", "state-secret").andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/note"));
        act(assessor, id, "assess-secrecy", "含军用设施坐标", "state-secret").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("PUBLISHING_REFUSED")).andExpect(jsonPath("$.checks[0].standing").value("REFUSED"));
        save(editor, id, 4, draft("桥梁检测记录", "")).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("CREATED"));
        act(editor, id, "submit", "").andExpect(status().isOk()).andExpect(jsonPath("$.checks[0].standing").value("WAITS"));
        act(editor, id, "recall", "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("CREATED"));
        act(editor, id, "delete", "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("DELETED")).andExpect(jsonPath("$.possible").isEmpty());
    }

    @Test
    void who_wrote_it_does_not_judge_it() throws Exception {
        Organ organ = organ("education");
        Actor.Official all = of(organ, "resource.read", "resource.edit", "resource.assess", "resource.approve");
        String id = create(all, "校舍台账");
        save(all, id, 1, draft("校舍台账", "")).andExpect(status().isOk());
        save(editor(organ), id, 2, draft("校舍台账", "")).andExpect(status().isOk());
        act(all, id, "submit", "").andExpect(status().isOk()).andExpect(jsonPath("$.possible", contains("RECALL")));
        act(all, id, "assess-secrecy", "").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("resource-same-person"));
        act(of(organ, "resource.read", "resource.assess"), id, "assess-secrecy", "").andExpect(status().isOk());
        act(all, id, "approve", "").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("resource-same-person"));
    }

    @Test
    void another_edition_takes_the_place_of_the_one_in_force_which_stays_until_then() throws Exception {
        Organ organ = organ("water");
        Actor.Official editor = editor(organ);
        String id = published(organ, "水库名录", "");
        act(editor, id, "revise", "").andExpect(status().isOk()).andExpect(jsonPath("$.edition").value(2)).andExpect(jsonPath("$.published").value(1)).andExpect(jsonPath("$.state").value("CREATED"));
        save(editor, id, 1, draft("水库与塘坝名录", "")).andExpect(status().isOk());
        http.perform(get("/api/work/resources/" + id).with(as(editor))).andExpect(jsonPath("$.content.name").value("水库名录"));
        publish(organ, editor, id);
        http.perform(get("/api/work/resources/" + id).with(as(editor))).andExpect(jsonPath("$.content.name").value("水库与塘坝名录")).andExpect(jsonPath("$.edition").value(2));
        http.perform(get("/api/work/managed-resources/" + id + "?edition=1").with(as(editor))).andExpect(jsonPath("$.content.name").value("水库名录")).andExpect(jsonPath("$.possible").isEmpty());
        act(editor, id, "revise", "").andExpect(status().isOk()).andExpect(jsonPath("$.edition").value(3));
        act(editor, id, "delete", "").andExpect(status().isOk()).andExpect(jsonPath("$.edition").value(2)).andExpect(jsonPath("$.possible", containsInAnyOrder("WITHDRAW", "REVISE")));
        act(editor, id, "withdraw", " ").andExpect(status().isUnprocessableContent());
        act(editor, id, "withdraw", "并入省级资源").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("WITHDRAWING"));
        http.perform(get("/api/work/resources/" + id).with(as(editor))).andExpect(status().isOk());
        act(authority(), id, "refuse-withdrawal", "仍有使用方").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("WITHDRAWING_REFUSED"));
        act(editor, id, "withdraw", "使用方已经停用").andExpect(status().isOk());
        act(authority(), id, "agree-withdrawal", "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("WITHDRAWN"));
        http.perform(get("/api/work/resources/" + id).with(as(editor))).andExpect(status().isNotFound());
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> search(editor, "q=水库与塘坝名录&size=100").andExpect(jsonPath("$.page.items[*].id", not(hasItem(id)))));
    }

    @Test
    void what_another_manages_does_not_exist_and_what_is_above_the_ceiling_is_not_found() throws Exception {
        Organ organ = organ("health");
        String id = create(editor(organ), "疫苗冷链记录");
        http.perform(get("/api/work/managed-resources/" + id).with(as(editor(organ("housing-construction"))))).andExpect(status().isNotFound());
        act(editor(organ("housing-construction")), id, "submit", "").andExpect(status().isNotFound());
        http.perform(get("/api/work/resources/" + id).with(as(editor(organ)))).andExpect(status().isNotFound());
        String important = published(organ, "重要设施清单", "");
        jdbc.sql("update catalog.edition set confidentiality = 1 where resource = :id::uuid").param("id", important).update();
        Actor.Official low = new Actor.Official(UUID.randomUUID(), "窗口", UUID.randomUUID(), "综合窗口受理岗", organ.code().value(), organ.name(), organ.region().value(), null,
                List.of(new Grant("clerk", Set.of("case.read"), Grant.Organs.OWN, organ.code().value(), organ.duty(), organ.region().value(), 0)));
        http.perform(get("/api/work/resources/" + important).with(as(low))).andExpect(status().isNotFound());
        http.perform(get("/api/work/resources/" + important).with(as(editor(organ)))).andExpect(status().isOk());
        http.perform(get("/api/work/resources").with(as(citizen(UUID.randomUUID(), "张伟", 3)))).andExpect(status().isUnauthorized());
    }

    @Test
    void two_resources_are_never_the_source_of_one_element_in_a_division() throws Exception {
        Organ housing = organ("housing-construction");
        String element = ",{\"name\":\"残疾类别\",\"field\":\"CJLB\",\"type\":\"C\",\"length\":1,\"required\":true,\"codeTable\":\"GB/T 26341\",\"element\":\"disability-kind\",\"sensitivity\":4,\"personal\":true,\"shareType\":\"CONDITIONAL\",\"open\":false}";
        Actor.Official one = editor(housing);
        Actor.Official other = editor(organ("human-resources"));
        String first = create(one, "无障碍改造户");
        String second = create(other, "按比例就业名单");
        String text = draft("%s", element).replace("GENERAL_1", "GENERAL_4").replace("\"shareType\":\"UNCONDITIONAL\",\"shareModes\"", "\"shareType\":\"CONDITIONAL\",\"shareCondition\":\"依法履职\",\"shareModes\"");
        save(one, first, 1, text.replace("%s", "无障碍改造户")).andExpect(status().isOk()).andExpect(jsonPath("$.findings").isEmpty());
        save(other, second, 1, text.replace("%s", "按比例就业名单")).andExpect(status().isOk()).andExpect(jsonPath("$.findings").isEmpty());
        for (Organ organ : List.of(housing, organ("human-resources"))) {
            String id = organ.equals(housing) ? first : second;
            act(organ.equals(housing) ? one : other, id, "submit", "").andExpect(status().isOk());
            Actor.Official assessor = of(organ, "resource.read", "resource.assess");
            act(assessor, id, "assess-secrecy", "").andExpect(status().isOk());
            act(assessor, id, "assess-personal", "").andExpect(status().isOk());
            act(of(organ, "resource.read", "resource.approve"), id, "approve", "").andExpect(status().isOk());
        }
        act(authority(), first, "publish", "").andExpect(status().isOk());
        act(authority(), second, "publish", "").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("has-a-source"));
        assertThat(jdbc.sql("select state from catalog.edition where resource = :id::uuid").param("id", second).query(Integer.class).single()).as("nothing of it happened").isEqualTo(1);
        act(authority(), second, "refuse", "数源是住建部门的资源，请引用").andExpect(status().isOk());
        http.perform(get("/api/work/managed-resources/" + second).with(as(other))).andExpect(jsonPath("$.findings[*].code", hasItem("has-a-source")));
    }

    @Test
    void the_demonstration_meets_the_rules_of_everybody() throws Exception {
        search(of(organ("health")), "q=不动产&size=100").andExpect(status().isOk()).andExpect(jsonPath("$.page.items[0].name").value("不动产登记信息"));
        search(of(organ("health")), "element=citizen-number&matter=000709001001&size=100").andExpect(jsonPath("$.page.items[*].name", containsInAnyOrder("人口基本信息", "出生医学证明信息")));
        http.perform(get("/api/work/resources/choices").with(as(of(organ("health"))))).andExpect(status().isOk()).andExpect(jsonPath("$.classes[0].below[0].code").value("101"));
    }
}
