package luoshu.kernel.organs;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.kernel.organs.internal.OrganLoading;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.regions.RegionCode;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ServerTest
class OrgansTest {

    private static final RegionCode SHIHE = RegionCode.of("411502");
    private static final RegionCode XINXIAN = RegionCode.of("411523");

    @Autowired Organs organs;
    @Autowired OrganLoading loading;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc http;

    @Test
    void every_division_has_its_organs_with_valid_codes_and_two_telephones() {
        List<Organ> all = organs.subtree(organs.findByDutyAndRegion("government", RegionCode.of("41"), List.of(2)).getFirst().code());
        assertThat(all).hasSizeGreaterThan(5_000).allSatisfy(organ -> {
            assertThat(organ.code().creditCode().hasValidOrganisationCode()).isTrue();
            assertThat(organ.consultPhone()).isNotEqualTo(organ.complainPhone());
        });
        assertThat(all).extracting(Organ::name).doesNotHaveDuplicates().noneMatch(name -> name.contains("{") || name.contains("null"));
        assertThat(organs.listByDuty("market-regulation", List.of(3))).hasSize(19);
        assertThat(organs.listByDuty("market-regulation", List.of(4))).hasSize(181);
        assertThat(organs.listByDuty("township", List.of(5))).hasSize(2586);
        assertThat(organs.listByDuty("housing-fund", List.of(2, 4))).extracting(Organ::region).containsExactlyInAnyOrder(RegionCode.of("419001"), RegionCode.of("410173"));
    }

    @Test
    void names_fit_the_kind_of_place() {
        assertThat(names("market-regulation", SHIHE, 2, 3, 4)).containsExactly("信阳市浉河区市场监督管理局", "信阳市市场监督管理局", "河南省市场监督管理局");
        assertThat(names("public-security", SHIHE, 4)).containsExactly("信阳市公安局浉河分局");
        assertThat(names("public-security", XINXIAN, 4)).containsExactly("新县公安局");
        assertThat(names("ecology", XINXIAN, 4)).containsExactly("信阳市生态环境局新县分局");
        assertThat(names("transport", RegionCode.of("41"), 2)).containsExactly("河南省交通运输厅");
        assertThat(names("natural-resources", RegionCode.of("410304"), 4)).containsExactly("洛阳市自然资源和规划局瀍河分局");
        assertThat(names("township", RegionCode.of("411502005"), 5)).containsExactly("信阳市浉河区五星街道办事处");
        assertThat(names("township", RegionCode.of("411523100"), 5)).containsExactly("新县新集镇人民政府");
        assertThat(names("township", RegionCode.of("419001001"), 5)).containsExactly("济源市沁园街道办事处");
        assertThat(names("government", RegionCode.of("410172"), 4)).containsExactly("郑州高新技术产业开发区管理委员会");
    }

    @Test
    void documents_carry_the_organs_word() {
        assertThat(organs.findByDutyAndRegion("market-regulation", SHIHE, List.of(4)).getFirst().word()).isEqualTo("豫信浉市监");
        assertThat(organs.findByDutyAndRegion("health", RegionCode.of("41"), List.of(2)).getFirst().word()).isEqualTo("豫卫健");
    }

    @Test
    void places_without_counties_exercise_both_levels_and_the_airport_zone_is_not_zhengzhous() {
        assertThat(names("health", RegionCode.of("419001001"), 4)).containsExactly("济源市卫生健康委员会");
        assertThat(names("health", RegionCode.of("410173400"), 3, 4)).containsExactly("郑州航空港经济综合实验区卫生健康委员会");
    }

    @Test
    void a_citizen_sees_the_card() {
        OrganCard card = organs.card(organs.findByDutyAndRegion("township", RegionCode.of("411523100"), List.of(5)).getFirst());
        assertThat(card.regionName()).isEqualTo("新集镇");
        assertThat(card.consultPhone()).startsWith("0376-00");
        assertThat(card.officeHours()).contains("周一至周五");
    }

    @Test
    void loading_again_changes_nothing_and_demonstration_posts_are_there() {
        OrganCode bureau = organs.findByDutyAndRegion("market-regulation", SHIHE, List.of(4)).getFirst().code();
        String before = jdbc.sql("select xmin::text from organs.organ where code = :c").param("c", bureau.value()).query(String.class).single();
        loading.loadDemonstration();
        assertThat(jdbc.sql("select xmin::text from organs.organ where code = :c").param("c", bureau.value()).query(String.class).single()).isEqualTo(before);
        assertThat(organs.posts(bureau)).extracting(Post::code).doesNotHaveDuplicates().contains("clerk", "examiner", "reviewer", "approver", "head");
        OrganCode provincial = organs.findByDutyAndRegion("data-administration", RegionCode.of("41"), List.of(2)).getFirst().code();
        assertThat(organs.posts(provincial)).extracting(Post::code).contains("system", "security", "audit", "publisher");
    }

    @Test
    void the_administrator_creates_changes_and_abolishes_an_organ() throws Exception {
        CreditCode code = CreditCode.compose("11", "411523", "T0000001");
        http.perform(write(post("/api/admin/organs"), body(code, "新县测试局", "1", "2"), administrator("410000000000"))).andExpect(status().isOk())
                .andExpect(jsonPath("$.code").value(code.value())).andExpect(jsonPath("$.version").value(1));
        http.perform(write(post("/api/admin/organs"), body(code, "新县测试局", "1", "2"), administrator("410000000000"))).andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("organ-exists"));
        http.perform(get("/api/admin/organs").param("q", "测试局").with(administrator("411523000000"))).andExpect(jsonPath("$.items[0].name").value("新县测试局"));
        http.perform(get("/api/admin/organs").param("q", "测试局").with(administrator("411502000000"))).andExpect(jsonPath("$.total").value(0));
        http.perform(write(put("/api/admin/organs/" + code), body(code, "新县试验局", "1", "2"), administrator("410000000000"))).andExpect(status().isPreconditionRequired());
        http.perform(write(put("/api/admin/organs/" + code).header("If-Match", "\"1\""), body(code, "新县试验局", "1", "2"), administrator("410000000000")))
                .andExpect(status().isOk()).andExpect(jsonPath("$.name").value("新县试验局"));
        http.perform(write(put("/api/admin/organs/" + code).header("If-Match", "\"1\""), body(code, "又改", "1", "2"), administrator("410000000000")))
                .andExpect(status().isPreconditionFailed());

        String made = http.perform(write(post("/api/admin/posts"), "{\"organ\": \"%s\", \"title\": \"窗口\", \"roles\": [\"clerk\"]}".formatted(code), administrator("410000000000")))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        String id = made.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        http.perform(write(put("/api/admin/posts/" + id).header("If-Match", "1"), "{\"title\": \"综合窗口\", \"roles\": [\"clerk\", \"examiner\"]}", administrator("410000000000")))
                .andExpect(status().isOk()).andExpect(jsonPath("$.roles.length()").value(2));
        http.perform(write(post("/api/admin/organs/" + code + "/abolish").header("If-Match", "2"), "{\"reason\": \"机构改革\"}", administrator("410000000000")))
                .andExpect(status().isOk()).andExpect(jsonPath("$.state").value("ABOLISHED"));
        assertThat(organs.findPost(UUID.fromString(id))).get().extracting(Post::state).isEqualTo(Post.State.CLOSED);
        http.perform(write(post("/api/admin/posts"), "{\"organ\": \"%s\", \"title\": \"窗口\", \"roles\": []}".formatted(code), administrator("410000000000")))
                .andExpect(status().isConflict());
        assertThat(organs.find(new OrganCode(code.value()))).isPresent();
    }

    @Test
    void nonsense_is_refused_with_pointers() throws Exception {
        CreditCode code = CreditCode.compose("11", "411523", "T0000002");
        http.perform(write(post("/api/admin/organs"), body(code, " ", "1", "1"), administrator("410000000000"))).andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/name")).andExpect(jsonPath("$.errors[1].code").value("same-as-consult"));
        http.perform(write(post("/api/admin/organs"), body(code, "局", "1", "2").replace("market-regulation", "magic"), administrator("410000000000")))
                .andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/duty"));
        http.perform(write(post("/api/admin/organs"), "{\"code\": \"nonsense\"}", administrator("410000000000"))).andExpect(status().isUnprocessableContent());
    }

    @Test
    void others_are_refused_and_what_is_out_of_reach_does_not_exist() throws Exception {
        String bureau = organs.findByDutyAndRegion("health", XINXIAN, List.of(4)).getFirst().code().value();
        http.perform(get("/api/admin/organs")).andExpect(status().isUnauthorized());
        for (String path : List.of("/api/admin/duties", "/api/admin/organs", "/api/admin/organs/" + bureau, "/api/admin/posts?organ=" + bureau)) {
            http.perform(get(path).with(as(official(bureau, "health", "411523000000", "case.read")))).andExpect(status().isForbidden());
        }
        http.perform(write(post("/api/admin/organs/" + bureau + "/abolish").header("If-Match", "1"), "{\"reason\": \"x\"}", as(official(bureau, "health", "411523000000", "case.read"))))
                .andExpect(status().isForbidden());
        http.perform(get("/api/admin/organs/" + bureau).with(administrator("411502000000"))).andExpect(status().isNotFound());
        http.perform(get("/api/admin/organs/unknown").with(administrator("411502000000"))).andExpect(status().isNotFound());
        http.perform(write(post("/api/admin/organs/" + bureau + "/abolish").header("If-Match", "1"), "{\"reason\": \"x\"}", administrator("411502000000"))).andExpect(status().isNotFound());
    }

    private List<String> names(String duty, RegionCode region, Integer... levels) {
        return organs.findByDutyAndRegion(duty, region, List.of(levels)).stream().map(Organ::name).toList();
    }

    private static String body(CreditCode code, String name, String consult, String complain) {
        return """
                {"code": "%s", "name": "%s", "shortName": "测试局", "duty": "market-regulation", "region": "411523", "levels": [4], "word": "豫信新测",
                 "address": "测试路1号", "officeHours": "周一至周五", "consultPhone": "%s", "complainPhone": "%s"}""".formatted(code, name, consult, complain);
    }

    private static MockHttpServletRequestBuilder write(MockHttpServletRequestBuilder request, String body, RequestPostProcessor actor) {
        return request.with(actor).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static RequestPostProcessor administrator(String jurisdiction) {
        return as(new Actor.Official(UUID.randomUUID(), "系统管理员", UUID.randomUUID(), "系统管理员", "x", "x", jurisdiction, Actor.Administrator.SYSTEM,
                List.of(new Grant("system-administrator", Set.of("organ.manage"), Grant.Organs.ANY, "x", "x", jurisdiction, 2))));
    }
}
