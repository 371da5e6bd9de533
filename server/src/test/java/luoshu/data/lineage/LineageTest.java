package luoshu.data.lineage;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.OpenLineageClientException;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import luoshu.kernel.access.Actor;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.RegionCode;
import luoshu.testing.ServerTest;
import luoshu.testing.SharedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a table over a view, a flow and an entry to whatever a job of another system makes of it, over HTTP, with real databases and the OpenLineage client that others use. */
@ServerTest
class LineageTest {

    private static final String DATABASE = "lineage_persons";
    private static final String PASSWORD = "Mi-Ma_for_lineage";
    private static HikariDataSource database;

    @Autowired MockMvc http;
    @Autowired Organs organs;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    @Autowired Clock clock;
    private HttpServer server;

    @BeforeAll
    static void persons() throws SQLException {
        database = SharedPostgres.database(DATABASE);
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table person (gmsfhm varchar(18) primary key, name varchar(50), birth date);
                    create view adult as select p.gmsfhm, upper(p.name::text) as name from person p where p.birth < '2008-01-01';
                    create view odd as select x.n from xmltable('/a' passing ('<a/>'::xml) columns n text path 'b') x;
                    create table copy (id varchar(18) primary key, called varchar(50));
                    create role lineage_reader login password '%s';
                    grant select on all tables in schema public to lineage_reader;
                    """.formatted(PASSWORD));
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 10);
        server.createContext("/", this::pass);
        server.start();
    }

    @AfterEach
    void hangUp() {
        server.stop(0);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try {
            MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(HttpMethod.valueOf(exchange.getRequestMethod()), URI.create(exchange.getRequestURI().toString()));
            exchange.getRequestHeaders().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
            MockHttpServletResponse answer = http.perform(request.content(exchange.getRequestBody().readAllBytes())).andReturn().getResponse();
            byte[] body = answer.getContentAsByteArray();
            exchange.sendResponseHeaders(answer.getStatus(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (Exception failed) {
            throw new IOException(failed);
        } finally {
            exchange.close();
        }
    }

    private Actor.Official editor(String duty, String... permissions) {
        Organ organ = organs.findByDutyAndRegion(duty, RegionCode.of("411523"), List.of(4)).getFirst();
        String[] all = Arrays.copyOf(new String[] {"source.manage", "exchange.manage", "lineage.read", "lineage.tell"}, 4 + permissions.length);
        System.arraycopy(permissions, 0, all, 4, permissions.length);
        return official(organ.code().value(), organ.duty(), organ.region().value(), all);
    }

    private ResultActions send(Actor actor, String path, Object body) throws Exception {
        return http.perform(post(path).with(as(actor)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private static int port() {
        return Integer.parseInt(database.getJdbcUrl().replaceAll(".*:([0-9]+)/.*", "$1"));
    }

    private String source(Actor editor) throws Exception {
        String id = read(send(editor, "/api/work/data-sources", Map.of("name", "人口库 " + UUID.randomUUID(), "kind", "POSTGRESQL", "host", "127.0.0.1", "port", port(), "database", DATABASE, "user", "lineage_reader", "password", PASSWORD,
                "tls", false, "target", true))).path("id").asString();
        String reading = read(send(editor, "/api/work/data-sources/" + id + "/readings", Map.of("sample", false))).path("reading").asString();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> jdbc.sql("select state from sources.reading where id = :id::uuid and state = 'DONE'").param("id", reading).query(String.class).optional().isPresent());
        return id;
    }

    private String flow(Actor editor, String source, String target, String name, String table, String column, String to, String toColumn) throws Exception {
        return read(send(editor, "/api/work/exchange-flows", Map.of("name", name, "source", source, "sourceTable", table, "target", target, "targetTable", to, "mode", "FULL", "keys", List.of(column), "control", false, "fields",
                List.of(Map.of("source", column, "target", toColumn, "required", false, "codes", List.of()))))).path("id").asString();
    }

    private ResultActions graph(Actor actor, String place, String ref, String table, String column, String direction, int depth) throws Exception {
        return http.perform(get("/api/work/lineage/graph").with(as(actor)).param("place", place).param("ref", ref).param("table", table).param("column", column).param("direction", direction).param("depth", String.valueOf(depth)));
    }

    /** Each edge as "from → to by". */
    private static List<String> edges(JsonNode graph) {
        return graph.path("edges").valueStream().map(edge -> called(graph, edge.path("from").asInt()) + " → " + called(graph, edge.path("to").asInt()) + " " + edge.path("origin").asString() + " " + edge.path("how").asString()).sorted().toList();
    }

    private static String called(JsonNode graph, int node) {
        JsonNode column = graph.path("nodes").get(node).path("column");
        return column.isMissingNode() ? "?" : column.path("table").asString() + "." + column.path("column").asString();
    }

    @Test
    void a_flow_a_view_and_a_statement_make_one_graph_that_ends_in_circles() throws Exception {
        Actor.Official editor = editor("civil-affairs");
        String source = source(editor);
        JsonNode views = read(send(editor, "/api/work/lineage/sources/" + source + "/views", Map.of()));
        assertThat(views.path("views").asInt() + views.path("notUnderstood").size()).isEqualTo(2);
        flow(editor, source, source, "人员同步 " + UUID.randomUUID(), "adult", "gmsfhm", "copy", "id");
        read(send(editor, "/api/work/lineage/statements", Map.of("source", source, "name", "回写", "sql", "insert into person (gmsfhm) select id from copy")));
        JsonNode graph = read(graph(editor, "SOURCE", source, "adult", "gmsfhm", "BOTH", 5));
        assertThat(edges(graph)).containsExactly("adult.gmsfhm → copy.id EXCHANGE COPIED", "copy.id → person.gmsfhm SQL COPIED", "person.gmsfhm → adult.gmsfhm VIEW COPIED");
        assertThat(graph.path("nodes").valueStream().map(node -> node.path("distance").asInt()).toList()).containsExactly(0, -1, -2);
        assertThat(graph.path("truncated").asBoolean()).isFalse();
        assertThat(edges(read(graph(editor, "SOURCE", source, "adult", "name", "UP", 1)))).containsExactly("person.name → adult.name VIEW DERIVED");
        JsonNode found = read(http.perform(get("/api/work/lineage/columns").with(as(editor)).param("q", "adult.gmsf")));
        assertThat(found.valueStream().map(hit -> hit.path("column").path("ref").asString()).toList()).contains(source);
        JsonNode told = read(http.perform(get("/api/work/lineage/statements").with(as(editor)).param("size", "100")));
        assertThat(told.path("items").valueStream().map(one -> one.path("origin").asString() + one.path("table").asString() + one.path("edges").asInt()).toList()).contains("SQLperson1", "VIEWadult2");
        String statement = told.path("items").valueStream().filter(one -> one.path("origin").asString().equals("SQL") && one.path("table").asString().equals("person")).findFirst().orElseThrow().path("id").asString();
        read(send(editor, "/api/work/lineage/statements/" + statement + "/forget", Map.of()));
        assertThat(edges(read(graph(editor, "SOURCE", source, "copy", "id", "DOWN", 3)))).isEmpty();
    }

    @Test
    void of_what_is_out_of_reach_only_the_organ_is_told() throws Exception {
        Actor.Official giver = editor("health");
        Actor.Official taker = editor("transport");
        String from = source(giver);
        String to = source(taker);
        Actor.Official both = official(giver.organ(), "health", giver.region(), "lineage.read");
        jdbc.sql("""
                insert into exchange.flow (organ, organ_name, duty, region, name, source, target, content, changed_at, changed_by, changed_by_name)
                values (:organ, 'x', 'x', 'x', :name, :from::uuid, :to::uuid, '{"sourceTable": "person", "targetTable": "copy", "fields": [{"source": "gmsfhm", "target": "id", "codes": []}]}', now(), 'x', 'x')
                """).param("organ", giver.organ()).param("name", "跨部门 " + UUID.randomUUID()).param("from", from).param("to", to).update();
        JsonNode graph = read(graph(both, "SOURCE", from, "person", "gmsfhm", "DOWN", 3));
        assertThat(edges(graph)).containsExactly("person.gmsfhm → ? EXCHANGE COPIED");
        assertThat(graph.path("nodes").get(1).path("organName").asString()).isEqualTo(organs.get(new OrganCode(taker.organ())).name());
        assertThat(graph.toString()).doesNotContain(to).doesNotContain("copy");
        graph(both, "SOURCE", to, "copy", "id", "UP", 1).andExpect(status().isNotFound());
        graph(both, "SOURCE", UUID.randomUUID().toString(), "copy", "id", "UP", 1).andExpect(status().isNotFound());
        graph(both, "SOURCE", "x", "copy", "id", "UP", 1).andExpect(status().isNotFound());
        graph(both, "SOURCE", from, "person", "gmsfhm", "UP", 9).andExpect(status().isUnprocessableContent());
        send(taker, "/api/work/lineage/sources/" + from + "/views", Map.of()).andExpect(status().isNotFound());
        send(taker, "/api/work/lineage/statements", Map.of("source", from, "name", "x", "sql", "create view v as select a from b")).andExpect(status().isNotFound());
        send(both, "/api/work/lineage/statements", Map.of("source", from, "name", "x", "sql", "create view v as select a from b")).andExpect(status().isForbidden());
        send(giver, "/api/work/lineage/statements", Map.of("source", from, "name", "x", "sql", "drop table person")).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/sql"));
    }

    @Test
    void jobs_of_others_tell_through_the_client_of_openlineage() throws Exception {
        Actor.Official editor = editor("education");
        String source = source(editor);
        JsonNode made = read(send(editor, "/api/work/lineage/reporters", Map.of("name", "教育数仓 " + UUID.randomUUID().toString().substring(0, 8))));
        String key = made.path("key").asString();
        OpenLineage lineage = new OpenLineage(URI.create("https://example.gov.cn/spark"));
        UUID run = UUID.randomUUID();
        ZonedDateTime at = clock.instant().atZone(ZoneOffset.UTC).minusMinutes(5);
        try (OpenLineageClient client = client(key)) {
            client.emit(event(lineage, run, OpenLineage.RunEvent.EventType.START, at, "gmsfhm"));
            client.emit(event(lineage, run, OpenLineage.RunEvent.EventType.COMPLETE, at.plusMinutes(1), "gmsfhm"));
            client.emit(event(lineage, run, OpenLineage.RunEvent.EventType.COMPLETE, at.plusMinutes(1), "gmsfhm"));
        }
        String outside = editor.organ() + ":hdfs://namenode:8020";
        List<String> told = List.of("person.gmsfhm → /dw/pupils.pupil OPENLINEAGE DERIVED", "person.name → /dw/pupils.pupil OPENLINEAGE CONDITION");
        JsonNode graph = read(graph(editor, "OUTSIDE", outside, "/dw/pupils", "pupil", "BOTH", 3));
        assertThat(edges(graph)).isEqualTo(told);
        assertThat(graph.path("nodes").valueStream().filter(node -> node.path("distance").asInt() < 0).map(node -> node.path("column").path("ref").asString()).toList()).as("its own data source").containsExactly(source, source);
        assertThat(graph.path("edges").get(0).path("name").asString()).isEqualTo("spark/pupils_daily");
        JsonNode found = read(http.perform(get("/api/work/lineage/columns").with(as(editor)).param("q", "学生标识")));
        assertThat(found.get(0).path("column").path("column").asString()).isEqualTo("pupil");
        try (OpenLineageClient client = client(key)) {
            client.emit(event(lineage, run, OpenLineage.RunEvent.EventType.COMPLETE, at, "birth"));
            client.emit(event(lineage, run, OpenLineage.RunEvent.EventType.FAIL, at.plusMinutes(2), "birth"));
        }
        assertThat(edges(read(graph(editor, "OUTSIDE", outside, "/dw/pupils", "pupil", "UP", 3)))).as("what is older or failed changes nothing").isEqualTo(told);
        graph(editor("water"), "OUTSIDE", outside, "/dw/pupils", "pupil", "UP", 3).andExpect(status().isNotFound());
        read(send(editor, "/api/work/lineage/reporters/" + made.path("reporter").path("id").asString() + "/revoke", Map.of()));
        try (OpenLineageClient client = client(key)) {
            assertThatThrownBy(() -> client.emit(event(lineage, run, OpenLineage.RunEvent.EventType.COMPLETE, at.plusMinutes(3), "birth"))).isInstanceOf(OpenLineageClientException.class).hasMessageContaining("401");
        }
    }

    private OpenLineageClient client(String key) throws Exception {
        ApiKeyTokenProvider token = new ApiKeyTokenProvider();
        token.setApiKey(key);
        HttpConfig config = new HttpConfig();
        config.setUrl(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        config.setAuth(token);
        return OpenLineageClient.builder().transport(new HttpTransport(config)).build();
    }

    private static OpenLineage.RunEvent event(OpenLineage lineage, UUID run, OpenLineage.RunEvent.EventType type, ZonedDateTime at, String column) {
        String database = "postgres://127.0.0.1:" + port();
        String person = DATABASE + ".public.person";
        OpenLineage.InputField copied = lineage.newInputFieldBuilder().namespace(database).name(person).field(column)
                .transformations(List.of(lineage.newInputFieldTransformationsBuilder().type("DIRECT").subtype("TRANSFORMATION").build())).build();
        OpenLineage.InputField filter = lineage.newInputFieldBuilder().namespace(database).name(person).field("name")
                .transformations(List.of(lineage.newInputFieldTransformationsBuilder().type("INDIRECT").subtype("FILTER").build())).build();
        OpenLineage.ColumnLineageDatasetFacet columns = lineage.newColumnLineageDatasetFacetBuilder()
                .fields(lineage.newColumnLineageDatasetFacetFieldsBuilder().put("pupil", lineage.newColumnLineageDatasetFacetFieldsAdditionalBuilder().inputFields(List.of(copied, filter)).build()).build()).build();
        OpenLineage.SchemaDatasetFacet schema = lineage.newSchemaDatasetFacet(List.of(lineage.newSchemaDatasetFacetFieldsBuilder().name("pupil").type("string").description("学生标识").build()));
        return lineage.newRunEventBuilder().eventType(type).eventTime(at).run(lineage.newRunBuilder().runId(run).build()).job(lineage.newJobBuilder().namespace("spark").name("pupils_daily").build())
                .inputs(List.of(lineage.newInputDatasetBuilder().namespace(database).name(person).build()))
                .outputs(List.of(lineage.newOutputDatasetBuilder().namespace("hdfs://namenode:8020").name("/dw/pupils").facets(lineage.newDatasetFacetsBuilder().schema(schema).columnLineage(columns).build()).build())).build();
    }

    @Test
    void an_event_is_refused_with_what_is_wrong() throws Exception {
        Actor.Official editor = editor("water");
        String key = read(send(editor, "/api/work/lineage/reporters", Map.of("name", "水利数仓 " + UUID.randomUUID().toString().substring(0, 8)))).path("key").asString();
        String name = "汇水作业 " + UUID.randomUUID().toString().substring(0, 8);
        send(editor, "/api/work/lineage/reporters", Map.of("name", name)).andExpect(status().isOk());
        send(editor, "/api/work/lineage/reporters", Map.of("name", name)).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("lineage-reporter-exists"));
        tell(key, "{").andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].code").value("not-json"));
        tell(key, "{}").andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].code").value("not-an-event"));
        tell(key, "{\"eventTime\": \"2126-01-01T00:00:00Z\"}").andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].code").value("in-the-future"));
        tell(key, "{\"eventTime\": \"yesterday\"}").andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].code").value("not-a-time"));
        String when = clock.instant().minusSeconds(60).toString();
        tell(key, "{\"eventTime\": \"" + when + "\", \"job\": {\"namespace\": \"a\", \"name\": \"b\"}, \"outputs\": [{\"namespace\": \"x\"}]}").andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/outputs/0/name"));
        tell(key, "{\"eventTime\": \"" + when + "\", \"x\": \"" + "y".repeat(1_100_000) + "\"}").andExpect(status().is(413));
        tell(key, "{\"eventTime\": \"" + when + "\", \"eventType\": \"COMPLETE\", \"job\": {\"namespace\": \"a\", \"name\": \"b\"}, \"inputs\": [], \"outputs\": []}").andExpect(status().isCreated());
        tell("lsl-x", "{}").andExpect(status().isUnauthorized());
        http.perform(post("/api/v1/lineage").with(as(editor)).content("{}")).andExpect(status().isUnauthorized());
    }

    private ResultActions tell(String key, String event) throws Exception {
        return http.perform(post("/api/v1/lineage").header("Authorization", "Bearer " + key).contentType(MediaType.APPLICATION_JSON).content(event));
    }
}
