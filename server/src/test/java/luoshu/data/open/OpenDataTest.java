package luoshu.data.open;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.citizen;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.catalog.OpenType;
import luoshu.data.catalog.Resources;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.regions.RegionCode;
import luoshu.testing.ServerTest;
import luoshu.trust.signing.Sm3;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a table to a stranger's download, over HTTP. */
@ServerTest
class OpenDataTest {

    private static final String STOPS = "站名,乡镇,线路数\n东门,城关镇,3\n西门,城关镇,2\n集市,张集镇,1\n";

    @Autowired MockMvc http;
    @Autowired Organs organs;
    @Autowired Access access;
    @Autowired Resources resources;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    @Autowired Clock clock;

    private Organ organ;
    private Actor.Official editor;
    private Actor.Official head;
    private Actor.Official authority;

    @BeforeEach
    void people() {
        organ = organs.findByDutyAndRegion("transport", RegionCode.of("411525"), List.of(4)).getFirst();
        editor = of("resource.read", "opendata.read", "opendata.edit");
        head = of("resource.read", "opendata.read", "opendata.approve");
        authority = of("resource.read", "opendata.read", "opendata.publish");
    }

    private Actor.Official of(String... permissions) {
        return official(organ.code().value(), organ.duty(), organ.region().value(), permissions);
    }

    private ResultActions send(Actor actor, MockHttpServletRequestBuilder request, Object body) throws Exception {
        return http.perform(request.with(as(actor)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private JsonNode seen(String id) throws Exception {
        return read(http.perform(get("/api/work/open-datasets/" + id).with(as(editor))));
    }

    private ResultActions upload(String id, String name, byte[] table) throws Exception {
        return http.perform(post("/api/work/open-datasets/" + id + "/table").param("name", name).with(as(editor)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_OCTET_STREAM).content(table));
    }

    private ResultActions act(Actor actor, String id, String act, String note) throws Exception {
        return send(actor, post("/api/work/open-datasets/" + id + "/" + act).header("If-Match", "\"" + seen(id).path("version").asInt() + "\""), Map.of("note", note));
    }

    private String made(OpenType openType) throws Exception {
        return read(send(editor, post("/api/work/open-datasets"), Map.of("resource", new OpenEntries(access, resources).published(organ, openType).id()))).path("id").asString();
    }

    private Map<String, Object> column(String name, String use) {
        return Map.of("name", name, "meaning", name + "的含义", "use", use);
    }

    private ResultActions describe(String id, List<Map<String, Object>> columns) throws Exception {
        return send(editor, put("/api/work/open-datasets/" + id).header("If-Match", "\"" + seen(id).path("version").asInt() + "\""), Map.of("title", "公交站点", "description", "全县公交站点，每年普查", "theme", "transport",
                "licence", "CC-BY-4.0", "frequency", "YEARLY", "keywords", List.of("公交"), "columns", columns));
    }

    private String published(OpenType openType) throws Exception {
        String id = made(openType);
        upload(id, "stops.csv", STOPS.getBytes(StandardCharsets.UTF_8)).andExpect(status().isOk());
        describe(id, List.of(column("站名", "PLAIN"), column("乡镇", "PLAIN"), column("线路数", "PLAIN"))).andExpect(status().isOk());
        act(editor, id, "submit", "").andExpect(status().isOk());
        act(head, id, "approve", "").andExpect(status().isOk());
        act(authority, id, "publish", "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("PUBLISHED"));
        return id;
    }

    @Test
    void a_stranger_finds_reads_and_downloads_what_others_than_its_author_published() throws Exception {
        String id = made(OpenType.UNCONDITIONAL);
        act(editor, id, "submit", "").andExpect(status().is(422)).andExpect(jsonPath("$.errors[?(@.code == 'no-table')]").exists());
        upload(id, "stops.csv", STOPS.getBytes(StandardCharsets.UTF_8)).andExpect(status().isOk()).andExpect(jsonPath("$.table.rows").value(3)).andExpect(jsonPath("$.content.columns[1].name").value("乡镇"));
        describe(id, List.of(column("站名", "PLAIN"), column("乡镇", "PLAIN"), column("线路数", "PLAIN"))).andExpect(status().isOk());
        http.perform(get("/api/public/open-data/" + id)).andExpect(status().isNotFound());
        act(editor, id, "submit", "").andExpect(status().isOk()).andExpect(jsonPath("$.report.passed").value(true));
        act(editor, id, "approve", "").andExpect(status().isForbidden());
        act(head, id, "approve", "").andExpect(status().isOk());
        act(head, id, "publish", "").andExpect(status().isForbidden());
        act(authority, id, "publish", "").andExpect(status().isOk());

        JsonNode page = read(http.perform(get("/api/public/open-data/" + id)));
        assertThat(page.path("title").asString()).isEqualTo("公交站点");
        assertThat(page.path("table").path("preview").get(0).get(0).asString()).isEqualTo("东门");
        assertThat(page.path("table").path("charts").findValuesAsString("column")).contains("乡镇");
        JsonNode towns = page.path("table").path("charts").valueStream().filter(one -> one.path("column").asString().equals("乡镇")).findFirst().orElseThrow();
        assertThat(towns.path("bars").get(0).path("count").asInt()).isEqualTo(2);
        assertThat(towns.path("bars").get(0).path("sums").get(towns.path("summed").valueStream().map(JsonNode::asString).toList().indexOf("线路数")).asString()).isEqualTo("5");
        read(http.perform(get("/api/public/open-data").param("q", "公交").param("theme", "transport").param("openType", "UNCONDITIONAL"))).path("page").path("items").findValuesAsString("id").contains(id);

        String address = "/api/public/open-data/" + id + "/versions/1/file";
        byte[] csv = http.perform(get(address)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        String digest = HexFormat.of().formatHex(Sm3.digest(csv));
        assertThat(new String(csv, StandardCharsets.UTF_8)).isEqualTo("\uFEFF站名,乡镇,线路数\r\n东门,城关镇,3\r\n西门,城关镇,2\r\n集市,张集镇,1\r\n");
        assertThat(page.path("table").path("csvDigest").asString()).isEqualTo(digest);
        http.perform(get(address).header("If-None-Match", "\"" + digest + "\"")).andExpect(status().isNotModified());
        http.perform(get(address).header("Range", "bytes=3-8")).andExpect(status().isPartialContent()).andExpect(header().string("Content-Range", "bytes 3-8/" + csv.length));
        String lines = http.perform(get(address).param("format", "JSONL")).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(lines.lines().findFirst()).contains("{\"站名\":\"东门\",\"乡镇\":\"城关镇\",\"线路数\":\"3\"}");
        assertThat(read(http.perform(get("/api/public/open-data/" + id))).path("downloads").asInt()).isEqualTo(2);
    }

    @Test
    void a_new_version_stands_beside_the_old_one_until_that_is_withdrawn() throws Exception {
        String id = published(OpenType.UNCONDITIONAL);
        act(editor, id, "revise", "").andExpect(status().isOk()).andExpect(jsonPath("$.edition").value(2)).andExpect(jsonPath("$.table").doesNotExist());
        upload(id, "stops.csv", (STOPS + "新站,张集镇,1\n").getBytes(StandardCharsets.UTF_8)).andExpect(status().isOk());
        act(editor, id, "submit", "").andExpect(status().isOk());
        act(head, id, "approve", "").andExpect(status().isOk());
        act(authority, id, "publish", "").andExpect(status().isOk());
        JsonNode page = read(http.perform(get("/api/public/open-data/" + id)));
        assertThat(page.path("edition").asInt()).isEqualTo(2);
        assertThat(page.path("versions").size()).isEqualTo(2);
        http.perform(get("/api/public/open-data/" + id + "/versions/1/file")).andExpect(status().isOk());
        JsonNode first = read(http.perform(get("/api/work/open-datasets/" + id).param("edition", "1").with(as(head))));
        send(head, post("/api/work/open-datasets/" + id + "/withdraw").header("If-Match", "\"" + first.path("version").asInt() + "\""), Map.of("note", "有误", "edition", 1)).andExpect(status().isOk());
        http.perform(get("/api/public/open-data/" + id + "/versions/1/file")).andExpect(status().isNotFound());
        http.perform(get("/api/public/open-data/" + id + "/versions/2/file")).andExpect(status().isOk());
    }

    @Test
    void what_names_persons_or_leaves_small_groups_is_not_published() throws Exception {
        String id = made(OpenType.UNCONDITIONAL);
        StringBuilder table = new StringBuilder("姓名,备注,年龄段,病种\n");
        for (int i = 0; i < 12; i++) {
            table.append("张三").append(",无,").append(i < 8 ? "60岁以上" : "40至59岁").append(',').append(i % 2 == 0 ? "甲" : "乙").append('\n');
        }
        String number = CitizenId.compose("411525", LocalDate.of(1950, 2, 3), 12).value().chars().mapToObj(c -> String.valueOf((char) (c + 0xFEE0))).reduce("", String::concat);
        table.append("李四,证件").append(number).append("（代领）,40至59岁,甲\n");
        upload(id, "people.csv", table.toString().getBytes(StandardCharsets.UTF_8)).andExpect(status().isOk());
        List<Map<String, Object>> columns = List.of(column("姓名", "PLAIN"), column("备注", "PLAIN"), column("年龄段", "QUASI"), column("病种", "SENSITIVE"));
        describe(id, columns).andExpect(status().isOk());
        JsonNode seen = seen(id);
        JsonNode report = read(send(editor, post("/api/work/open-datasets/" + id + "/report").header("If-Match", "\"" + seen.path("version").asInt() + "\""), Map.of())).path("report");
        assertThat(report.path("passed").asBoolean()).isFalse();
        assertThat(report.path("identifiers").findValuesAsString("column")).contains("姓名", "备注");
        assertThat(report.path("smallest").asInt()).isEqualTo(5);
        act(editor, id, "submit", "").andExpect(status().is(422)).andExpect(jsonPath("$.errors[0].code").value("not-anonymous"));

        String fewer = "年龄段,病种\n" + "60岁以上,甲\n60岁以上,乙\n".repeat(4) + "40至59岁,甲\n40至59岁,乙\n".repeat(2);
        upload(id, "people.csv", fewer.getBytes(StandardCharsets.UTF_8)).andExpect(status().isOk());
        describe(id, List.of(column("年龄段", "QUASI"), column("病种", "SENSITIVE"))).andExpect(status().isOk());
        act(editor, id, "submit", "").andExpect(status().is(422)).andExpect(jsonPath("$.errors[0].message").value("有 4 行所在的组不足 5 行（最小组 4 行）"));
        upload(id, "people.csv", (fewer + "40至59岁,乙\n").getBytes(StandardCharsets.UTF_8)).andExpect(status().isOk());
        act(editor, id, "submit", "").andExpect(status().isOk()).andExpect(jsonPath("$.report.diversity").value(2)).andExpect(jsonPath("$.report.smallest").value(5));
    }

    @Test
    void hostile_tables_are_refused_or_made_harmless() throws Exception {
        String id = made(OpenType.UNCONDITIONAL);
        upload(id, "a.csv", "站名,值\n=cmd|'/c calc'!A0,-5\n+1+1,3\n".getBytes(Charset.forName("GB18030"))).andExpect(status().isOk()).andExpect(jsonPath("$.content.columns[0].name").value("站名"));
        UUID file = jdbc.sql("select csv from open.edition where dataset = :id::uuid").param("id", id).query(UUID.class).single();
        assertThat(file).isNotNull();
        assertThat(seen(id).path("table").path("csvBytes").asInt()).isEqualTo(("\uFEFF站名,值\r\n'=cmd|'/c calc'!A0,-5\r\n'+1+1,3\r\n").getBytes(StandardCharsets.UTF_8).length);
        upload(id, "a.csv", ("站名,值\n" + "长".repeat(2_001) + ",1\n").getBytes(StandardCharsets.UTF_8)).andExpect(status().is(422)).andExpect(jsonPath("$.errors[0].code").value("cell-too-long"));
        upload(id, "a.csv", "站名,站名\n1,2\n".getBytes(StandardCharsets.UTF_8)).andExpect(status().is(422)).andExpect(jsonPath("$.errors[0].code").value("column-twice"));
        upload(id, "a.csv", "站名,值\n1,2,3\n".getBytes(StandardCharsets.UTF_8)).andExpect(status().is(422)).andExpect(jsonPath("$.errors[0].code").value("cell-beyond"));
        upload(id, "a.csv", "站名\n".getBytes(StandardCharsets.UTF_8)).andExpect(status().is(422)).andExpect(jsonPath("$.errors[0].code").value("empty"));
        upload(id, "a.xlsx", STOPS.getBytes(StandardCharsets.UTF_8)).andExpect(status().is(422));
        upload(id, "a.csv", "内部编号,乡镇\n1,城关镇\n".getBytes(StandardCharsets.UTF_8)).andExpect(status().isOk());
        describe(id, List.of(column("内部编号", "PLAIN"), column("乡镇", "PLAIN"))).andExpect(jsonPath("$.findings[0].code").value("column-not-open"));
        act(editor, id, "submit", "").andExpect(status().is(422));
    }

    @Test
    void what_is_open_on_conditions_is_given_under_a_grant_and_not_after_its_end() throws Exception {
        String id = published(OpenType.CONDITIONAL);
        JsonNode page = read(http.perform(get("/api/public/open-data/" + id)));
        assertThat(page.path("table").path("preview").size()).isZero();
        String agreement = page.path("agreement").path("version").asString();
        String file = "/api/public/open-data/" + id + "/versions/1/file";
        Actor asker = citizen(UUID.randomUUID(), "王丽", 3);
        http.perform(get(file)).andExpect(status().isUnauthorized());
        http.perform(get(file).with(as(asker))).andExpect(status().isForbidden()).andExpect(jsonPath("$.code").value("open-data-not-granted"));
        send(asker, post("/api/portal/open-data-requests"), Map.of("dataset", id, "purpose", "短", "agreement", agreement)).andExpect(status().is(422));
        send(asker, post("/api/portal/open-data-requests"), Map.of("dataset", id, "purpose", "研究公交站点的可达性问题", "agreement", "old")).andExpect(status().is(422)).andExpect(jsonPath("$.errors[0].code").value("agreement-changed"));
        JsonNode asked = read(send(asker, post("/api/portal/open-data-requests"), Map.of("dataset", id, "purpose", "研究公交站点的可达性问题", "agreement", agreement)));
        send(asker, post("/api/portal/open-data-requests"), Map.of("dataset", id, "purpose", "研究公交站点的可达性问题", "agreement", agreement)).andExpect(status().isConflict());
        String request = "/api/work/open-data-requests/" + asked.path("id").asString();
        assertThat(asked.path("due").asString()).isNotBlank();
        send(editor, post(request + "/decide").header("If-Match", "\"1\""), Map.of("grant", true, "reason", "符合条件", "validUntil", LocalDate.now().plusDays(30).toString())).andExpect(status().isForbidden());
        send(head, post(request + "/decide").header("If-Match", "\"1\""), Map.of("grant", true, "reason", "符合条件")).andExpect(status().is(422));
        String until = asked.path("askedAt").asString().substring(0, 10);
        send(head, post(request + "/decide").header("If-Match", "\"1\""), Map.of("grant", true, "reason", "符合条件", "validUntil", LocalDate.parse(until).plusDays(30).toString())).andExpect(status().isOk());
        http.perform(get(file).with(as(asker))).andExpect(status().isOk());
        http.perform(get(file).with(as(citizen(UUID.randomUUID(), "王丽", 3)))).andExpect(status().isForbidden());
        assertThat(read(http.perform(get("/api/portal/open-data-requests").with(as(asker)))).get(0).path("downloads").size()).isEqualTo(1);
        send(head, post(request + "/revoke").header("If-Match", "\"2\""), Map.of("reason", "用途不符")).andExpect(status().isOk());
        http.perform(get(file).with(as(asker))).andExpect(status().isForbidden());
    }

    @Test
    void only_an_entry_of_ones_own_organ_that_may_be_opened_is() throws Exception {
        send(editor, post("/api/work/open-datasets"), Map.of("resource", new OpenEntries(access, resources).published(organs.findByDutyAndRegion("health", RegionCode.of("411525"), List.of(4)).getFirst(),
                OpenType.UNCONDITIONAL).id())).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("open-entry-not-open"));
        Actor.Official other = official(organ.code().value() + "x", "health", "411503000000", "opendata.read");
        http.perform(get("/api/work/open-datasets/" + made(OpenType.UNCONDITIONAL)).with(as(other))).andExpect(status().isNotFound());
    }

    @Test
    void machines_read_the_catalogue_as_dcat_and_as_ckan() throws Exception {
        String id = published(OpenType.UNCONDITIONAL);
        String turtle = http.perform(get("/open/catalog.ttl")).andExpect(status().isOk()).andExpect(header().string("Content-Type", "text/turtle;charset=UTF-8")).andReturn().getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(turtle).contains("/open-data/" + id + ">\n    a <http://www.w3.org/ns/dcat#Dataset>").contains("data-theme/TRAN>").contains("frequency/ANNUAL>").contains("access-right/PUBLIC>");
        http.perform(get("/open/catalog.rdf")).andExpect(status().isOk()).andExpect(header().string("Content-Type", "application/rdf+xml;charset=UTF-8"));
        JsonNode jsonLd = json.readTree(http.perform(get("/open/catalog.jsonld")).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
        assertThat(jsonLd.path("@graph").valueStream().map(node -> node.path("@type").path(0).asString("")).toList()).contains("http://www.w3.org/ns/dcat#Catalog", "http://www.w3.org/ns/dcat#Distribution");
        http.perform(get("/open/catalog.ttl").param("page", "7")).andExpect(status().is(422));

        String ckan = "/api/3/action/";
        http.perform(get(ckan + "package_list")).andExpect(status().isOk()).andExpect(jsonPath("$.success").value(true)).andExpect(jsonPath("$.result[?(@ == '" + id + "')]").exists());
        JsonNode shown = read(http.perform(get(ckan + "package_show").param("id", id))).path("result");
        assertThat(shown.path("num_resources").asInt()).isEqualTo(2);
        assertThat(shown.path("organization").path("name").asString()).isEqualTo(organ.code().value());
        assertThat(shown.path("license_id").asString()).isEqualTo("CC-BY-4.0");
        String resource = shown.path("resources").get(0).path("id").asString();
        JsonNode file = read(http.perform(get(ckan + "resource_show").param("id", resource))).path("result");
        http.perform(get(java.net.URI.create(file.path("url").asString()).getPath()).param("format", "CSV")).andExpect(status().isOk());
        assertThat(read(http.perform(get(ckan + "package_search").param("q", "公交").param("fq", "organization:" + organ.code().value()).param("rows", "100"))).path("result").path("results").findValuesAsString("id")).contains(id);
        http.perform(get(ckan + "package_search").param("fq", "organization:none")).andExpect(jsonPath("$.result.count").value(0));
        http.perform(get(ckan + "organization_list").param("all_fields", "true")).andExpect(jsonPath("$.result[?(@.name == '" + organ.code().value() + "')].package_count").exists());
        http.perform(get(ckan + "package_show").param("id", "nothing")).andExpect(status().isNotFound()).andExpect(jsonPath("$.success").value(false)).andExpect(jsonPath("$.error.__type").value("Not Found Error"));
        http.perform(get(ckan + "package_show")).andExpect(status().isConflict()).andExpect(jsonPath("$.error.__type").value("Validation Error"));
        http.perform(get(ckan + "package_search").param("rows", "many")).andExpect(status().isConflict());
        http.perform(get(ckan + "package_delete")).andExpect(status().isNotFound()).andExpect(jsonPath("$.success").value(false));
    }

    @Test
    void the_list_of_a_year_is_published_once_and_read_by_everybody() throws Exception {
        published(OpenType.UNCONDITIONAL);
        int year = LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Asia/Shanghai")).getYear();
        String publish = "/api/work/open-data-lists/";
        send(editor, post(publish + year), Map.of()).andExpect(status().isForbidden());
        send(authority, post(publish + (year - 2)), Map.of()).andExpect(status().is(422));
        JsonNode list = read(send(authority, post(publish + year), Map.of()));
        send(authority, post(publish + year), Map.of()).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("open-list-published"));
        byte[] csv = http.perform(get("/api/public/open-data-lists/" + year + "/" + organ.code().value() + "/file")).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        assertThat(HexFormat.of().formatHex(Sm3.digest(csv))).isEqualTo(list.path("digest").asString());
        assertThat(new String(csv, StandardCharsets.UTF_8)).contains("公交站点").contains("无条件开放,每年,1,");
        http.perform(get("/api/public/open-data-lists")).andExpect(jsonPath("$[?(@.organ == '" + organ.code().value() + "')]").exists());
    }
}
