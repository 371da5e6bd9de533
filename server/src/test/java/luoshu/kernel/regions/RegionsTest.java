package luoshu.kernel.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;

import luoshu.kernel.regions.internal.RegionQueries;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
class RegionsTest {

    @Autowired Regions regions;
    @Autowired RegionQueries queries;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc http;

    @Test
    void the_province_has_its_five_levels() {
        assertThat(jdbc.sql("select level || ' ' || count(*) from regions.region where valid_to is null group by level").query(String.class).list())
                .containsExactlyInAnyOrder("PROVINCE 1", "CITY 18", "COUNTY 181", "TOWNSHIP 2586", "VILLAGE 52378");
    }

    @Test
    void loading_again_changes_nothing() {
        String before = jdbc.sql("select xmin::text from regions.region where code = '411502000000'").query(String.class).single();
        queries.load();
        assertThat(jdbc.sql("select xmin::text from regions.region where code = '411502000000'").query(String.class).single()).isEqualTo(before);
    }

    @Test
    void the_province_runs_nineteen_municipal_nodes() {
        assertThat(regions.children(regions.home())).hasSize(19).allMatch(Region::municipalNode).extracting(Region::name)
                .contains("郑州市", "济源市", "郑州航空港经济综合实验区").doesNotContain("省直辖县级行政区划");
    }

    @Test
    void the_airport_zone_is_run_by_the_province_not_by_zhengzhou() {
        RegionCode subdistrict = RegionCode.of("410173400");
        assertThat(regions.isWithin(subdistrict, RegionCode.of("410000"))).isTrue();
        assertThat(regions.isWithin(subdistrict, RegionCode.of("410173"))).isTrue();
        assertThat(regions.isWithin(subdistrict, RegionCode.of("410100"))).isFalse();
        assertThat(regions.get(RegionCode.of("410173")).statutoryParent()).isEqualTo(RegionCode.of("410100"));
        assertThat(regions.children(RegionCode.of("410100"))).extracting(Region::name).contains("金水区").doesNotContain("郑州航空港经济综合实验区");
        assertThat(regions.municipalNode(subdistrict)).get().extracting(Region::name).isEqualTo("郑州航空港经济综合实验区");
    }

    @Test
    void jiyuan_works_as_a_city() {
        assertThat(regions.municipalNode(RegionCode.of("419001001"))).get().extracting(Region::name).isEqualTo("济源市");
        assertThat(regions.isWithin(RegionCode.of("419001"), RegionCode.of("419000"))).isTrue();
        assertThat(regions.isWithin(RegionCode.of("419001"), RegionCode.of("410800"))).isFalse();
        assertThat(regions.municipalNode(regions.home())).isEmpty();
    }

    @Test
    void a_village_knows_its_path_and_its_jurisdictions() {
        Region village = regions.children(RegionCode.of("411502005")).getFirst();
        assertThat(regions.path(village.code())).extracting(Region::name).startsWith("河南省", "信阳市", "浉河区", "五星街道").hasSize(5);
        assertThat(regions.isWithin(village.code(), RegionCode.of("411500"))).isTrue();
        assertThat(regions.isWithin(village.code(), RegionCode.of("411523"))).isFalse();
        assertThat(regions.fullName(RegionCode.of("411502005"))).isEqualTo("信阳市浉河区五星街道");
        assertThat(regions.fullName(RegionCode.of("419001001"))).isEqualTo("济源市沁园街道");
    }

    @Test
    void a_code_given_up_still_answers_and_names_its_successor() {
        Region old = regions.get(RegionCode.of("410381"));
        assertThat(old.name()).isEqualTo("偃师市");
        assertThat(old.inForce(LocalDate.of(2021, 3, 17))).isTrue();
        assertThat(old.inForce(LocalDate.of(2021, 3, 18))).isFalse();
        assertThat(regions.current(old.code())).get().extracting(Region::name).isEqualTo("偃师区");
        assertThat(regions.current(RegionCode.of("410322"))).get().extracting(Region::name).isEqualTo("孟津区");
        assertThat(regions.current(RegionCode.of("410728"))).get().extracting(Region::name).isEqualTo("长垣市");
        assertThat(regions.current(RegionCode.of("411626"))).get().extracting(Region::name).isEqualTo("淮阳区");
        assertThat(regions.children(RegionCode.of("410300"))).extracting(Region::name).contains("偃师区").doesNotContain("偃师市");
    }

    @Test
    void anybody_walks_down_the_tree() throws Exception {
        http.perform(get("/api/public/regions")).andExpect(status().isOk()).andExpect(jsonPath("$", hasSize(1))).andExpect(jsonPath("$[0].level").value("PROVINCE"));
        http.perform(get("/api/public/regions").param("parent", "410000000000")).andExpect(jsonPath("$", hasSize(19)));
        http.perform(get("/api/public/regions/411502005000")).andExpect(status().isOk()).andExpect(jsonPath("$.name").value("五星街道"))
                .andExpect(jsonPath("$.parent").value("411502000000")).andExpect(jsonPath("$.hasChildren").value(true)).andExpect(jsonPath("$.path", hasSize(4)));
        http.perform(get("/api/public/regions/999999999999")).andExpect(status().isNotFound());
        http.perform(get("/api/public/regions/41x")).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.code").value("invalid"));
    }
}
