package luoshu.service.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;

import luoshu.kernel.requests.PageRequest;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Real queries over the matters that ship. */
@ServerTest
class MatterSearchTest {

    private static final String SHIHE = "411502000000";

    @Autowired
    MatterSearch search;
    @Autowired
    MockMvc http;

    @ParameterizedTest
    @CsvSource({
        "开饭店, food-business-licence", "我想开个奶茶店怎么办, food-business-licence", "kaifandian, food-business-licence", "kaifand, food-business-licence", "食品经营许可, food-business-licence",
        "食品经营许口, food-business-licence", "食品经营徐可证, food-business-licence", "shipinjingying, food-business-licence", "餐厅, food-business-licence", "spjyxk, food-business-licence",
        "sbk, social-security-card", "社保卡, social-security-card", "shebaoka, social-security-card", "社会保障卡补办, social-security-card",
        "公积金提取, housing-fund-withdrawal", "gongjijin, housing-fund-withdrawal", "gjj, housing-fund-withdrawal",
        "上户口, household-birth", "出生证, birth-certificate", "失业金, unemployment-benefit", "高龄津贴, senior-allowance", "施工许可证, construction-permit",
        "个体户, individual-business-registration", "开公司, company-registration", "取水, water-abstraction", "挖路, road-occupation", "招牌, outdoor-advertising",
        "restaurant, food-business-licence", "pension, resident-pension", "000131001000, food-business-licence"})
    void the_matter_that_is_meant_is_among_the_first_three(String q, String slug) {
        List<MatterHit> hits = search(q, SHIHE).page().items();
        assertThat(hits).extracting(MatterHit::slug).as("%s", hits.stream().map(hit -> hit.name().zh()).toList()).startsWith(hits.isEmpty() ? slug : hits.getFirst().slug());
        assertThat(hits.stream().limit(3).map(MatterHit::slug)).contains(slug);
    }

    @Test
    void what_was_mistyped_is_corrected() {
        assertThat(search("食品经营许口", SHIHE).corrected()).isEqualTo("食品经营许可");
        assertThat(search("kaifandain", SHIHE).corrected()).isEqualTo("开饭店");
        assertThat(search("食品经营许可", SHIHE).corrected()).isNull();
        assertThat(search("核潜艇驾驶", SHIHE).page().items()).isEmpty();
    }

    @Test
    void each_matter_appears_as_the_item_of_the_nearest_organ() {
        assertThat(search("食品经营许可", "411502001001").page().items().getFirst().regionCode()).isEqualTo(SHIHE);
        assertThat(search("食品经营许可", "411500000000").page().items().getFirst().regionCode()).isEqualTo("411500000000");
        assertThat(search("食品经营许可", null).page().items().getFirst().code()).hasSize(33);
        assertThat(search("食品经营许可", SHIHE).page().items().getFirst().below()).isFalse();
        MatterHit township = search("高龄津贴", SHIHE).page().items().getFirst();
        assertThat(township.below()).isTrue();
        assertThat(township.regionCode()).startsWith("411502");
    }

    @Test
    void filters_narrow_and_facets_count() throws Exception {
        http.perform(get("/api/public/matters").param("audience", "person").param("region", SHIHE).param("size", "100")).andExpect(status().isOk())
                .andExpect(jsonPath("$.page.items[?(!('person' in @.audience))]").doesNotExist()).andExpect(jsonPath("$.facets.themes.length()").value(org.hamcrest.Matchers.greaterThan(3)))
                .andExpect(jsonPath("$.facets.organs[0].count").isNumber());
        http.perform(get("/api/public/matters").param("lifeEvent", "open-restaurant").param("region", SHIHE)).andExpect(jsonPath("$.page.items[?(@.slug == 'food-business-licence')]").exists());
        http.perform(get("/api/public/matters").param("theme", "operation").param("audience", "enterprise").param("projectType", "2").param("online", "true").param("region", SHIHE))
                .andExpect(jsonPath("$.page.total").value(org.hamcrest.Matchers.greaterThan(0))).andExpect(jsonPath("$.page.items[?(@.projectType != '2')]").doesNotExist());
        http.perform(get("/api/public/matters").param("audience", "martian")).andExpect(status().isUnprocessableContent());
        http.perform(get("/api/public/matters").param("region", "abc")).andExpect(status().isUnprocessableContent());
        http.perform(get("/api/public/matters").param("size", "1000")).andExpect(status().isUnprocessableContent());
        http.perform(get("/api/public/matters").param("q", "\"*~^\\:() AND OR NOT <script>")).andExpect(status().isOk());
    }

    @Test
    void suggestions_follow_the_first_letters() throws Exception {
        assertThat(search.suggest("开饭", SHIHE)).extracting(Suggestion::text).contains("开饭店");
        assertThat(search.suggest("sbk", SHIHE)).isNotEmpty();
        assertThat(search.suggest("食品经营", SHIHE)).anySatisfy(one -> assertThat(one.matterCode()).hasSize(33));
        assertThat(search.suggest("开办餐饮", null)).extracting(Suggestion::kind).contains(Suggestion.Kind.LIFE_EVENT);
        http.perform(get("/api/public/matters/suggest").param("q", "")).andExpect(status().isOk()).andExpect(jsonPath("$.length()").value(0));
    }

    @Test
    void a_guide_says_everything_and_its_questions_decide() throws Exception {
        MatterHit hit = search("食品经营许可", SHIHE).page().items().getFirst();
        http.perform(get("/api/public/matters/" + hit.code())).andExpect(status().isOk()).andExpect(jsonPath("$.code").value(hit.code())).andExpect(jsonPath("$.taskCode").isString())
                .andExpect(jsonPath("$.organ.regionCode").value(SHIHE)).andExpect(jsonPath("$.clocks.correctionNotice.days").value(5)).andExpect(jsonPath("$.clocks.promise.days").value(7))
                .andExpect(jsonPath("$.materials.length()").value(7)).andExpect(jsonPath("$.questions[0].type").value("SINGLE")).andExpect(jsonPath("$.form.schema.type").value("object"))
                .andExpect(jsonPath("$.isPayOnline").value(false)).andExpect(jsonPath("$.supervise.consultPhone").isString()).andExpect(jsonPath("$.byLaw[0].article").value("第三十五条"));
        http.perform(get("/api/public/matters/food-business-licence").param("region", SHIHE)).andExpect(status().isOk()).andExpect(jsonPath("$.code").value(hit.code()));
        http.perform(get("/api/public/matters/food-business-licence")).andExpect(status().isOk());
        http.perform(get("/api/public/matters/" + hit.code() + "/flow.bpmn")).andExpect(status().isOk());
        http.perform(get("/api/public/matters/nothing")).andExpect(status().isNotFound()).andExpect(jsonPath("$.code").value("not-found"));
        http.perform(post("/api/public/matters/" + hit.code() + "/situation").contentType(MediaType.APPLICATION_JSON)
                .content("{\"applicantKind\": \"enterprise\", \"answers\": {\"business_kind\": \"catering\", \"items\": [\"hot\"], \"vending\": false, \"small_shop\": false, \"by_agent\": true}}"))
                .andExpect(status().isOk()).andExpect(jsonPath("$.complete").value(true)).andExpect(jsonPath("$.materials[?(@.code == 'agent_letter')]").exists());
        http.perform(post("/api/public/matters/" + hit.code() + "/situation").contentType(MediaType.APPLICATION_JSON)
                .content("{\"applicantKind\": \"enterprise\", \"answers\": {\"business_kind\": \"bank\"}}")).andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/answers/business_kind"));
    }

    @Test
    void topics_and_life_events_lead_to_matters() throws Exception {
        http.perform(get("/api/public/themes").param("audience", "enterprise")).andExpect(status().isOk()).andExpect(jsonPath("$[?(@.code == 'operation')].count").exists());
        http.perform(get("/api/public/life-events").param("region", SHIHE)).andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.code == 'open-restaurant')].matters[?(@.slug == 'food-business-licence')].regionCode").value(SHIHE));
    }

    private MatterSearchResult search(String q, String region) {
        return search.search(new MatterQuery(q, null, null, null, region, null, null, null), new PageRequest(0, 10));
    }
}
