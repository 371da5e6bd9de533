package luoshu.kernel.matters;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.kernel.packages.PackageFiles;
import luoshu.kernel.packages.ShippedPackages;
import luoshu.kernel.problems.NotFound;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ServerTest
class MattersTest {

    private static final String PROVINCE = "410000000000";
    private static final Actor.Official KEEPER = keeper("matter.read", "matter.edit", "matter.publish");

    @Autowired
    Matters matters;
    @Autowired
    MockMvc http;
    @Autowired
    JdbcClient jdbc;

    @Test
    void shipped_matters_count_and_every_organ_of_the_duty_implements_them() {
        assertThat(matters.listSlugs()).hasSizeGreaterThanOrEqualTo(20).contains("food-business-licence", "social-security-card");
        List<PublishedMatter> rows = matters.listImplementations("food-business-licence");
        assertThat(rows).hasSizeGreaterThan(150);
        assertThat(rows).extracting(row -> row.implementation().useLevel()).containsOnly(3, 4);
        PublishedMatter first = rows.getFirst();
        assertThat(matters.getByCode(first.code())).isEqualTo(first);
        assertThat(matters.getPinned(first.code(), first.version())).isEqualTo(first);
        assertThat(first.code()).hasSize(33).endsWith("00013100100001");
        assertThat(matters.getVersion("000131001000", first.version()).slug()).isEqualTo("food-business-licence");
    }

    @Test
    void the_nearest_organ_serves_a_village_and_codes_unknown_are_not_found() {
        assertThat(matters.findNearest("food-business-licence", "411502001001").orElseThrow().implementation().region()).isEqualTo("411502000000");
        assertThat(matters.findNearest("food-business-licence", "411500000000").orElseThrow().implementation().useLevel()).isEqualTo(3);
        assertThat(matters.findNearest("food-business-licence", PROVINCE)).isEmpty();
        assertThat(matters.findNearest("no-such-matter", "411502000000")).isEmpty();
        assertThat(matters.findByCode("x")).isEmpty();
        assertThatThrownBy(() -> matters.getByCode("11370800MB28559184300011711200001")).isInstanceOf(NotFound.class);
    }

    @Test
    void a_package_is_imported_checked_published_compared_suspended_and_exported() throws Exception {
        PackageFiles one = own("test-life", "000131971000", "promise: {days: 7,", "promise: {days: 7,");
        upload(one, true).andExpect(jsonPath("$.problems.length()").value(0)).andExpect(jsonPath("$.imported").doesNotExist());
        upload(one, false).andExpect(jsonPath("$.imported.version").value(1)).andExpect(jsonPath("$.imported.state").value("DRAFT"));
        upload(one, false).andExpect(jsonPath("$.unchanged").value(true)).andExpect(jsonPath("$.imported.version").value(1));
        assertThat(matters.listSlugs()).doesNotContain("test-life");
        byte[] exported = http.perform(get("/api/work/matters/test-life/versions/1/package.zip").with(as(KEEPER))).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        assertThat(PackageFiles.ofZip(exported).hash()).isEqualTo(one.hash());
        http.perform(write(post("/api/work/matters/test-life/versions/1/publish")).content("{}")).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("PUBLISHED"))
                .andExpect(jsonPath("$.effectiveOn").value("2026-04-20"));
        assertThat(matters.listSlugs()).contains("test-life");
        PublishedMatter row = matters.findNearest("test-life", "411502000000").orElseThrow();

        upload(own("test-life", "000131971000", "promise: {days: 7,", "promise: {days: 9,"), false).andExpect(jsonPath("$.imported.version").value(2));
        http.perform(get("/api/work/matters/test-life/compare").param("a", "1").param("b", "2").with(as(KEEPER))).andExpect(status().isOk())
                .andExpect(jsonPath("$[0].path").value("/clocks/promise/days")).andExpect(jsonPath("$[0].after").value("9"));
        http.perform(write(post("/api/work/matters/test-life/versions/2/publish")).content("{}")).andExpect(status().isOk());
        assertThat(matters.getByCode(row.code()).version()).isEqualTo(2);
        assertThat(matters.getPinned(row.code(), 1).definition().clocks().promise().days()).isEqualTo(7);
        http.perform(write(post("/api/work/matters/test-life/versions/1/publish")).content("{}")).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("not-a-draft"));

        http.perform(write(post("/api/work/matters/test-life/suspend")).content("{\"reason\": \"法律修改\"}")).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("SUSPENDED"));
        assertThat(matters.findByCode(row.code())).isEmpty();
        http.perform(write(post("/api/work/matters/test-life/suspend")).content("{\"reason\": \"再次\"}")).andExpect(status().isConflict());
        http.perform(write(post("/api/work/matters/test-life/resume"))).andExpect(status().isOk());
        assertThat(matters.findByCode(row.code())).isPresent();
        http.perform(get("/api/work/matters/test-life").with(as(KEEPER))).andExpect(jsonPath("$.length()").value(2)).andExpect(jsonPath("$[1].state").value("SUPERSEDED"));
        http.perform(write(post("/api/work/matters/test-life/cancel")).content("{\"reason\": \"取消\"}")).andExpect(status().isOk());
        assertThat(matters.listSlugs()).doesNotContain("test-life");
        assertThat(jdbc.sql("select count(*) from audit.entry where object = 'matter:test-life' and action in ('matter.import', 'matter.publish', 'matter.suspend', 'matter.resume', 'matter.cancel')")
                .query(Integer.class).single()).isEqualTo(7);
    }

    @Test
    void a_version_published_for_a_later_day_waits() throws Exception {
        upload(own("test-later", "000131972000", "x", "x"), false);
        http.perform(write(post("/api/work/matters/test-later/versions/1/publish")).content("{\"planEffectiveDate\": \"2026-05-01\"}")).andExpect(status().isOk())
                .andExpect(jsonPath("$.effectiveOn").value("2026-05-01"));
        assertThat(matters.listSlugs()).doesNotContain("test-later");
        upload(own("test-later", "000131972000", "promise: {days: 7,", "promise: {days: 8,"), false);
        http.perform(write(post("/api/work/matters/test-later/versions/2/publish")).content("{\"planEffectiveDate\": \"2026-01-01\"}")).andExpect(status().isUnprocessableContent());
    }

    @Test
    void quality_stops_publication_and_a_wrong_package_changes_nothing() throws Exception {
        upload(own("test-quality", "000131973000", "limitSceneNum: 0", "limitSceneNum: 2"), false).andExpect(jsonPath("$.imported.problems.blocking").value(2));
        http.perform(write(post("/api/work/matters/test-quality/versions/1/check"))).andExpect(status().isOk()).andExpect(jsonPath("$[?(@.rule == 3)]").exists());
        http.perform(write(post("/api/work/matters/test-quality/versions/1/publish")).content("{}")).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("quality-blocking"))
                .andExpect(jsonPath("$.findings.length()").value(2));
        upload(own("test-wrong", "000131974000", "realNameLevel: 3", "realNameLevl: 3"), false).andExpect(jsonPath("$.problems[0].file").value("matter.yaml"))
                .andExpect(jsonPath("$.problems[0].line").value(17)).andExpect(jsonPath("$.imported").doesNotExist());
        http.perform(get("/api/work/matters/test-wrong").with(as(KEEPER))).andExpect(status().isNotFound());
        upload(own("test-code-thief", "000131001000", "x", "x"), false).andExpect(jsonPath("$.problems[0].code").value("code-taken"));
        http.perform(multipart("/api/work/matters/import").file(new MockMultipartFile("file", "x.zip", "application/zip", "no zip".getBytes())).with(as(KEEPER))
                .header("Idempotency-Key", UUID.randomUUID())).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.code").value("package-unreadable"));
    }

    @Test
    void a_changed_flow_is_a_new_draft() throws Exception {
        upload(own("test-flow", "000131975000", "x", "x"), false);
        String flow = ShippedPackages.list("matters").get("000131001000-food-business-licence").findText("flow.bpmn").orElseThrow();
        http.perform(write(put("/api/work/matters/test-flow/versions/1/flow")).contentType(MediaType.APPLICATION_XML).content(flow.replace("决定作出", "决定已作出")))
                .andExpect(status().isOk()).andExpect(jsonPath("$.imported.version").value(2)).andExpect(jsonPath("$.imported.origin").value("EDITED"));
        http.perform(write(put("/api/work/matters/test-flow/versions/1/flow")).contentType(MediaType.APPLICATION_XML).content(flow.replace("userTask", "scriptTask")))
                .andExpect(status().isOk()).andExpect(jsonPath("$.problems.length()").value(org.hamcrest.Matchers.greaterThan(0))).andExpect(jsonPath("$.imported").doesNotExist());
    }

    @Test
    void an_organ_may_promise_less_time() throws Exception {
        upload(own("test-promise", "000131976000", "x", "x"), false);
        http.perform(write(post("/api/work/matters/test-promise/versions/1/publish")).content("{}")).andExpect(status().isOk());
        PublishedMatter row = matters.findNearest("test-promise", "411502000000").orElseThrow();
        String url = "/api/work/matters/test-promise/implementations/" + row.code() + "/promise";
        http.perform(write(put(url)).header("If-Match", "\"1\"").content("{\"days\": 30}")).andExpect(status().isUnprocessableContent());
        http.perform(write(put(url)).header("If-Match", "\"1\"").content("{\"days\": 3}")).andExpect(status().isOk()).andExpect(jsonPath("$.promise.days").value(3));
        http.perform(write(put(url)).header("If-Match", "\"1\"").content("{\"days\": 2}")).andExpect(status().isPreconditionFailed());
        assertThat(matters.getByCode(row.code()).promise().days()).isEqualTo(3);
        http.perform(get("/api/work/matters/test-promise/implementations").param("q", "浉河").with(as(KEEPER))).andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].ownPromise").value(true)).andExpect(jsonPath("$.total").value(1));
    }

    @Test
    void lists_show_what_the_scope_reaches() throws Exception {
        http.perform(get("/api/work/matters").param("q", "食品经营").with(as(KEEPER))).andExpect(status().isOk()).andExpect(jsonPath("$.items[?(@.slug == 'food-business-licence')]").exists());
        http.perform(get("/api/work/matters").param("state", "PUBLISHED").param("duty", "market-regulation").param("size", "100").with(as(KEEPER))).andExpect(status().isOk())
                .andExpect(jsonPath("$.items[?(@.duty != 'market-regulation')]").doesNotExist());
        Actor.Official health = new Actor.Official(UUID.randomUUID(), "编制员", UUID.randomUUID(), "事项编制岗", "11410000000000000X", "卫健委", PROVINCE, null,
                List.of(new Grant("matter-editor", Set.of("matter.read", "matter.edit"), Grant.Organs.DUTY, "", "health", PROVINCE, 0)));
        http.perform(get("/api/work/matters").param("q", "食品经营").with(as(health))).andExpect(status().isOk()).andExpect(jsonPath("$.total").value(0));
        http.perform(get("/api/work/matters/food-business-licence").with(as(health))).andExpect(status().isNotFound());
        http.perform(get("/api/work/matters/food-business-licence/versions/1/package.zip").with(as(health))).andExpect(status().isNotFound());
        http.perform(get("/api/work/matters/uniformity").with(as(KEEPER))).andExpect(status().isOk()).andExpect(jsonPath("$[?(@.catalogCode == '000131001000')].sameName").value(true));
    }

    @Test
    void every_endpoint_refuses_who_may_not() throws Exception {
        Actor.Official clerk = official("11410000000000000X", "market-regulation", PROVINCE, "case.read");
        for (String url : List.of("/api/work/matters", "/api/work/matters/uniformity", "/api/work/matters/food-business-licence", "/api/work/matters/food-business-licence/versions/1",
                "/api/work/matters/food-business-licence/versions/1/package.zip", "/api/work/matters/food-business-licence/compare?a=1&b=1", "/api/work/matters/food-business-licence/implementations")) {
            http.perform(get(url)).andExpect(status().isUnauthorized());
            http.perform(get(url).with(as(clerk))).andExpect(status().isForbidden());
        }
        for (String url : List.of("versions/1/check", "versions/1/publish", "suspend", "resume", "cancel")) {
            http.perform(post("/api/work/matters/food-business-licence/" + url).with(as(clerk)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON)
                    .content("{\"reason\": \"x\"}".substring(0, url.endsWith("publish") ? 0 : 15) + (url.endsWith("publish") ? "{}" : ""))).andExpect(status().isForbidden());
        }
        Actor.Official reader = keeper("matter.read");
        http.perform(multipart("/api/work/matters/import").file(new MockMultipartFile("file", new byte[] {1})).with(as(reader)).header("Idempotency-Key", UUID.randomUUID()))
                .andExpect(status().isForbidden());
        http.perform(put("/api/work/matters/food-business-licence/versions/1/flow").with(as(reader)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_XML)
                .content("<x/>")).andExpect(status().isForbidden());
        http.perform(put("/api/work/matters/food-business-licence/implementations/x/promise").with(as(reader)).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "1")
                .contentType(MediaType.APPLICATION_JSON).content("{}")).andExpect(status().isForbidden());
    }

    private org.springframework.test.web.servlet.ResultActions upload(PackageFiles files, boolean dryRun) throws Exception {
        return http.perform(multipart("/api/work/matters/import").file(new MockMultipartFile("file", "p.zip", "application/zip", files.toZip())).param("dryRun", String.valueOf(dryRun))
                .with(as(KEEPER)).header("Idempotency-Key", UUID.randomUUID())).andExpect(status().isOk());
    }

    private static MockHttpServletRequestBuilder write(MockHttpServletRequestBuilder request) {
        return request.with(as(KEEPER)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON);
    }

    /** The food licence under another name, code, and with one change. */
    private static PackageFiles own(String slug, String code, String right, String wrong) {
        PackageFiles food = ShippedPackages.list("matters").get("000131001000-food-business-licence");
        String matter = food.findText("matter.yaml").orElseThrow().replace("slug: food-business-licence", "slug: " + slug).replace("\"000131001000\"", "\"" + code + "\"").replace(right, wrong);
        return food.with("matter.yaml", matter.getBytes(StandardCharsets.UTF_8));
    }

    private static Actor.Official keeper(String... permissions) {
        return new Actor.Official(UUID.randomUUID(), "测试员", UUID.randomUUID(), "测试岗", "11410000000000000X", "测试机关", PROVINCE, null,
                List.of(new Grant("matter-keeper", Set.of(permissions), Grant.Organs.ANY, "", "", PROVINCE, 2)));
    }
}
