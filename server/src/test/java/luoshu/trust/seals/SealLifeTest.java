package luoshu.trust.seals;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Actor;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organ's seal from its application to its end, over HTTP. */
@ServerTest
class SealLifeTest {

    private static final String OFFICER_ORGAN = "11410000MB00000000";

    @Autowired MockMvc http;
    @Autowired Organs organs;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;

    private final Actor.Official officer = officer();

    private static Actor.Official officer() {
        return new Actor.Official(UUID.randomUUID(), "审批员", UUID.randomUUID(), "印章审批制作岗", OFFICER_ORGAN, "省行政审批和政务信息管理局", "410000000000", null,
                List.of(new luoshu.kernel.access.Grant("seal-officer", java.util.Set.of("seal.read", "seal.approve", "seal.make"), luoshu.kernel.access.Grant.Organs.ANY, OFFICER_ORGAN,
                        "data-administration", "410000000000", 2)));
    }

    private Organ organ(String duty) {
        return organs.findByDutyAndRegion(duty, RegionCode.of("411523"), List.of(4)).getFirst();
    }

    private Actor.Official keeper(Organ organ) {
        return official(organ.code().value(), organ.duty(), organ.region().value(), "seal.read", "seal.keep");
    }

    private ResultActions apply(Actor actor, String words, String note) throws Exception {
        return http.perform(post("/api/work/seals").with(as(actor)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"words\":\"" + words + "\",\"note\":\"" + note + "\"}"));
    }

    private ResultActions act(Actor actor, String id, String act, int version, String note) throws Exception {
        return http.perform(post("/api/work/seals/" + id + "/" + act).with(as(actor)).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "\"" + version + "\"")
                .contentType(MediaType.APPLICATION_JSON).content("{\"note\":\"" + note + "\"}"));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private String enabled(Actor.Official keeper, String words) throws Exception {
        String id = read(apply(keeper, words, "办理行政审批业务")).path("id").asString();
        act(officer, id, "approve", 1, "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("APPROVED")).andExpect(jsonPath("$.possible", hasItem("MAKE")));
        act(officer, id, "make", 2, "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("MADE")).andExpect(jsonPath("$.certificate.serial").isNotEmpty());
        act(officer, id, "file", 3, "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("FILED"));
        act(keeper, id, "enable", 4, "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("ENABLED"));
        return id;
    }

    @Test
    void a_seal_lives_from_application_to_cancellation_and_each_act_is_recorded() throws Exception {
        Organ organ = organ("health");
        Actor.Official keeper = keeper(organ);
        String id = enabled(keeper, "行政审批专用章");
        byte[] picture = http.perform(get("/api/work/seals/" + id + "/picture").with(as(keeper))).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        assertThat(picture).startsWith(0x89, 'P', 'N', 'G');
        act(keeper, id, "suspend", 5, " ").andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/note"));
        act(keeper, id, "suspend", 5, "保管人变动").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("SUSPENDED"));
        act(keeper, id, "resume", 6, "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("ENABLED"));
        act(keeper, id, "cancel", 7, "机构撤销").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("CANCELLED")).andExpect(jsonPath("$.possible").isEmpty());
        http.perform(get("/api/work/seals/" + id + "/journal").with(as(keeper))).andExpect(status().isOk())
                .andExpect(jsonPath("$[*].act", contains("CANCEL", "RESUME", "SUSPEND", "ENABLE", "FILE", "MAKE", "APPROVE", "APPLY")))
                .andExpect(jsonPath("$[0].note").value("机构撤销")).andExpect(jsonPath("$[6].post").value("印章审批制作岗"));
        assertThat(jdbc.sql("select count(*) from audit.entry where object = :seal and outcome = 'DONE'").param("seal", "seal:" + id).query(Integer.class).single()).isEqualTo(8);
        assertThat(jdbc.sql("select count(*) from ledger.act where subject = :seal").param("seal", "seal:" + id).query(Integer.class).single()).isEqualTo(8);
    }

    @Test
    void who_applied_does_not_approve() throws Exception {
        Organ organ = organ("transport");
        Actor.Official both = official(organ.code().value(), organ.duty(), organ.region().value(), "seal.read", "seal.keep", "seal.approve");
        String id = read(apply(both, "", "启用")).path("id").asString();
        act(both, id, "approve", 1, "").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("seal-same-person"));
        act(keeper(organ), id, "approve", 1, "").andExpect(status().isForbidden());
        act(officer, id, "refuse", 1, "材料不符").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("REFUSED"));
    }

    @Test
    void what_the_state_does_not_allow_and_what_is_stale_is_refused() throws Exception {
        Organ organ = organ("water");
        Actor.Official keeper = keeper(organ);
        String id = read(apply(keeper, "", "启用")).path("id").asString();
        apply(keeper, "", "再次").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("seal-under-way"));
        apply(keeper, "发票专用章", "没有").andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/words"));
        act(officer, id, "make", 1, "").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("seal-act-not-possible"));
        act(officer, id, "approve", 7, "").andExpect(status().isPreconditionFailed());
        http.perform(get("/api/work/seals/" + id + "/picture").with(as(keeper))).andExpect(status().isNotFound());
    }

    @Test
    void a_changed_seal_gives_its_place_when_its_successor_is_enabled() throws Exception {
        Organ organ = organ("education");
        Actor.Official keeper = keeper(organ);
        String first = enabled(keeper, "");
        http.perform(get("/api/work/seals/choices").with(as(keeper))).andExpect(status().isOk()).andExpect(jsonPath("$[0].inForce").value(first)).andExpect(jsonPath("$[0].millimetres").value(45));
        String second = enabled(keeper, "");
        http.perform(get("/api/work/seals/" + first).with(as(keeper))).andExpect(jsonPath("$.state").value("CHANGED"));
        http.perform(get("/api/work/seals/" + second).with(as(keeper))).andExpect(jsonPath("$.previous").value(first));
    }

    @Test
    void seals_are_listed_within_reach_only() throws Exception {
        Organ organ = organ("civil-affairs");
        Actor.Official keeper = keeper(organ);
        String id = read(apply(keeper, "", "启用")).path("id").asString();
        http.perform(get("/api/work/seals").param("q", id).param("state", "APPLIED").with(as(keeper))).andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].name").value(organ.name()));
        http.perform(get("/api/work/seals").param("q", id).with(as(officer))).andExpect(jsonPath("$.total").value(1));
        http.perform(get("/api/work/seals").param("q", id).with(as(keeper(organ("health"))))).andExpect(jsonPath("$.total").value(0));
        http.perform(get("/api/work/seals/" + id).with(as(keeper(organ("health"))))).andExpect(status().isNotFound());
        http.perform(get("/api/work/seals/" + id + "/uses").with(as(keeper))).andExpect(status().isOk()).andExpect(jsonPath("$.total").value(0));
    }
}
