package luoshu.trust.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.RegionKind;
import luoshu.kernel.regions.Regions;
import luoshu.testing.ServerTest;
import luoshu.trust.geo.AddressReading.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class MapTest {

    @Autowired Places places;
    @Autowired AddressParser parser;
    @Autowired Regions regions;
    @Autowired MockMvc http;
    @Autowired JsonMapper json;

    @Test
    void every_county_in_force_is_drawn_once_and_every_zone_has_a_point() throws Exception {
        String url = json.readTree(http.perform(get("/api/public/map")).andExpect(status().isOk()).andExpect(jsonPath("$.sketch").value(true)).andReturn().getResponse().getContentAsByteArray())
                .path("boundaries").asString();
        JsonNode file = json.readTree(http.perform(get(url)).andExpect(status().isOk()).andExpect(header().string("Cache-Control", containsString("immutable"))).andReturn().getResponse().getContentAsByteArray());
        List<String> drawn = file.path("divisions").valueStream().map(one -> one.path("code").asString()).toList();
        Set<String> counties = regions.listAboveVillages().stream().filter(region -> region.validTo() == null && region.level().name().equals("COUNTY") && region.kind() != RegionKind.ZONE)
                .map(region -> region.code().value()).collect(Collectors.toSet());
        assertThat(drawn).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(counties);
        assertThat(regions.listAboveVillages().stream().filter(region -> region.kind() == RegionKind.ZONE).map(Region::code))
                .allMatch(zone -> places.find(zone).map(Place::division).filter(zone::equals).isPresent());
    }

    @Test
    void a_seat_lies_in_its_own_county() {
        List<String> wrong = regions.listAboveVillages().stream().filter(region -> region.validTo() == null && region.level().name().equals("COUNTY") && region.kind() != RegionKind.ZONE)
                .filter(region -> !places.locate(places.find(region.code()).orElseThrow().point()).divisions().contains(region.code())).map(Region::name).toList();
        // County governments do move into the neighbouring district of their city.
        assertThat(wrong).hasSizeLessThan(8);
    }

    @Test
    void a_point_lies_in_one_county_or_near_the_border_of_several_or_outside() throws Exception {
        assertThat(places.locate(new GeoPoint(114.06, 32.12)).divisions()).contains(RegionCode.of("411502"));
        assertThat(places.locate(new GeoPoint(112.58, 35.08)).divisions()).containsExactly(RegionCode.of("419001"));
        assertThat(places.locate(new GeoPoint(121.47, 31.23)).divisions()).isEmpty();
        http.perform(get("/api/public/map/location").param("longitude", "113.63").param("latitude", "34.75")).andExpect(status().isOk())
                .andExpect(jsonPath("$.divisions[*].name", hasItem("郑州市中原区")));
        http.perform(get("/api/public/map/location").param("longitude", "34.75").param("latitude", "113.63")).andExpect(status().isUnprocessableContent());
        http.perform(get("/api/public/map/location").param("longitude", "114")).andExpect(status().isUnprocessableContent());
    }

    @Test
    void on_a_shared_border_both_sides_are_named() throws Exception {
        JsonNode file = json.readTree(http.perform(get("/api/public/map/boundaries")).andReturn().getResponse().getContentAsByteArray());
        JsonNode arc = file.path("arcs").valueStream().filter(one -> one.size() > 20).findFirst().orElseThrow();
        long x = 0;
        long y = 0;
        for (int i = 0; i < 10; i += 2) {
            x += arc.get(i).asLong();
            y += arc.get(i + 1).asLong();
        }
        GeoPoint corner = new GeoPoint(file.path("translate").get(0).asDouble() + x * file.path("scale").get(0).asDouble(), file.path("translate").get(1).asDouble() + y * file.path("scale").get(1).asDouble());
        assertThat(places.locate(corner).divisions()).isNotEmpty();
    }

    @Test
    void the_competent_halls_come_first_then_the_nearest() throws Exception {
        http.perform(get("/api/public/map/nearby").param("region", "411502005000")).andExpect(status().isOk())
                .andExpect(jsonPath("$[0].name").value("信阳市浉河区五星街道便民服务中心")).andExpect(jsonPath("$[0].competent").value(true))
                .andExpect(jsonPath("$[1].region").value("411502000000")).andExpect(jsonPath("$[1].kilometres").value(greaterThan(0.0))).andExpect(jsonPath("$[1].direction").value("SOUTH_WEST"))
                .andExpect(jsonPath("$[2].region").value("411500000000")).andExpect(jsonPath("$[3].competent").value(false)).andExpect(jsonPath("$", hasSize(7)));
        http.perform(get("/api/public/map/halls").param("region", "411500000000")).andExpect(jsonPath("$[0].region").value("411500000000")).andExpect(jsonPath("$", hasSize(12)));
        http.perform(get("/api/public/map/halls")).andExpect(jsonPath("$", hasSize(20)));
        http.perform(get("/api/public/map/halls").param("region", "419900000000")).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @CsvSource({
            "信阳浉河区五星街道平桥大道, 411502005000", "郑州高新区科学大道, 410172000000", "郑州航空港区, 410173000000", "郑州市航空港区新港大道, 410173000000", "济源市沁园街道, 419001001000",
            "洛阳市偃师市首阳山街道, 410307", "新华区, 410402000000", "濮阳工业园区, 410971000000", "新乡市平原示范区, 410773000000", "开封市祥符区, 410212000000", "长垣县, 410783000000"})
    void addresses_of_the_real_province(String address, String prefix) {
        AddressReading reading = parser.read(address);
        assertThat(reading.outcome()).as(reading.toString()).isEqualTo(Outcome.FOUND);
        assertThat(reading.candidates().getFirst().code().value()).startsWith(prefix);
    }

    @Test
    void every_division_is_found_by_its_full_name() {
        List<String> missed = regions.listAboveVillages().stream().filter(region -> region.validTo() == null && region.kind() != RegionKind.GROUP)
                .filter(region -> parser.read(regions.fullName(region.code())).candidates().stream().noneMatch(one -> one.code().equals(region.code()))).map(region -> regions.fullName(region.code())).toList();
        assertThat(missed).isEmpty();
    }

    @Test
    void the_town_of_many_counties_is_left_to_the_person() {
        AddressReading reading = parser.read("城关镇人民路1号");
        assertThat(reading.outcome()).isEqualTo(Outcome.CHOOSE);
        assertThat(reading.total()).isGreaterThan(10);
        assertThat(reading.candidates()).hasSize(10);
    }

    @Test
    void a_reading_takes_well_below_a_millisecond() {
        List<String> addresses = List.of("河南省信阳市浉河区五星街道新华西路12号院3号楼2单元501室", "郑州高新区科学大道100号", "城关镇人民路1号", "洛阳市老城区西关街道", "东方红大道168号", "湖北省武汉市武昌区中南路1号");
        for (int i = 0; i < 3_000; i++) {
            parser.read(addresses.get(i % addresses.size()));
        }
        long started = System.nanoTime();
        for (int i = 0; i < 3_000; i++) {
            parser.read(addresses.get(i % addresses.size()));
        }
        double each = (System.nanoTime() - started) / 3_000e6;
        System.out.printf("an address is read in %.3f ms%n", each);
        assertThat(each).isLessThan(1);
    }

    @Test
    void anybody_asks_within_limits() throws Exception {
        http.perform(post("/api/public/addresses/readings").contentType(MediaType.APPLICATION_JSON).content("{\"address\":\"信阳市浉河区五星街道\"}")).andExpect(status().isOk())
                .andExpect(jsonPath("$.outcome").value("FOUND")).andExpect(jsonPath("$.candidates[0].code").value("411502005000")).andExpect(jsonPath("$.candidates[0].name").value("信阳市浉河区五星街道"));
        http.perform(post("/api/public/addresses/readings").contentType(MediaType.APPLICATION_JSON).content("{\"address\":\"洛阳市偃师市\",\"day\":\"2020-01-01\"}"))
                .andExpect(jsonPath("$.candidates[0].code").value("410381000000"));
        http.perform(post("/api/public/addresses/readings").contentType(MediaType.APPLICATION_JSON).content("{\"address\":\" \"}")).andExpect(status().isUnprocessableContent());
        http.perform(post("/api/public/addresses/readings").contentType(MediaType.APPLICATION_JSON).content("{\"address\":\"" + "郑".repeat(201) + "\"}")).andExpect(status().isUnprocessableContent());
        int last = 0;
        for (int i = 0; i < 200 && last != 429; i++) {
            last = http.perform(post("/api/public/addresses/readings").with(request -> {
                request.setRemoteAddr("203.0.113.77");
                return request;
            }).contentType(MediaType.APPLICATION_JSON).content("{\"address\":\"郑州市\"}")).andReturn().getResponse().getStatus();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void closed_cases_are_told_by_division() throws Exception {
        http.perform(get("/api/public/map/closed").param("region", "411500000000")).andExpect(status().isOk()).andExpect(jsonPath("$.since").value(containsString("-01-01")))
                .andExpect(jsonPath("$.rows[?(@.closed > 0 && @.closed < 5)]", hasSize(0)));
    }
}
