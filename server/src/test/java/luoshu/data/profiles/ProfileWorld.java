package luoshu.data.profiles;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.official;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.kernel.access.Actor;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.RegionCode;
import luoshu.testing.SharedPostgres;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Databases of organs with people in them, registered as data sources, and feeds from them. */
public final class ProfileWorld implements AutoCloseable {

    private static final String PASSWORD = "Mi-Ma_for_profiles";
    private final MockMvc http;
    private final Organs organs;
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();
    private final String database;
    private final HikariDataSource pool;

    public ProfileWorld(ApplicationContext context, String database) {
        http = context.getBean(MockMvc.class);
        organs = context.getBean(Organs.class);
        jdbc = context.getBean(JdbcClient.class);
        this.database = database;
        pool = SharedPostgres.database(database);
        run("create role " + database + " login password '" + PASSWORD + "'");
    }

    public void run(String sql) {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
            if (!sql.startsWith("create role")) {
                statement.execute("grant select on all tables in schema public to " + database);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public Actor.Official editor(String duty) {
        Organ organ = organs.findByDutyAndRegion(duty, RegionCode.of("411523"), List.of(4)).getFirst();
        return official(organ.code().value(), organ.duty(), organ.region().value(), "resource.read", "source.manage", "library.read", "library.manage");
    }

    public Actor.Official with(Actor.Official who, String... permissions) {
        return official(who.organ(), who.grants().getFirst().duty(), who.region(), permissions);
    }

    public ResultActions send(Actor actor, MockHttpServletRequestBuilder request, Object body) throws Exception {
        return http.perform(request.with(as(actor)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
    }

    public ResultActions seen(Actor actor, String path) throws Exception {
        return http.perform(get(path).with(as(actor)));
    }

    public JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    /** Registered and its schema read. */
    public String source(Actor editor) throws Exception {
        int port = Integer.parseInt(pool.getJdbcUrl().replaceAll(".*:([0-9]+)/.*", "$1"));
        String id = read(send(editor, post("/api/work/data-sources"), Map.of("name", "业务库 " + UUID.randomUUID(), "kind", "POSTGRESQL", "host", "127.0.0.1", "port", port, "database", database, "user", database,
                "password", PASSWORD, "tls", false))).path("id").asString();
        String reading = read(send(editor, post("/api/work/data-sources/" + id + "/readings"), Map.of("sample", false))).path("reading").asString();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> jdbc.sql("select state from sources.reading where id = :id::uuid and state = 'DONE'").param("id", reading).query(String.class).optional().isPresent());
        return id;
    }

    public static Map<String, Object> column(String column, String field, boolean authoritative) {
        return Map.of("column", column, "field", field, "authoritative", authoritative, "codes", List.of());
    }

    public static Map<String, Object> draft(String library, String subject, String source, String table, List<Map<String, Object>> columns) {
        return Map.of("library", library, "subject", subject, "source", source, "table", table, "key", "id", "columns", columns);
    }

    public String feed(Actor editor, Map<String, Object> draft) throws Exception {
        return read(send(editor, post("/api/work/library-feeds"), draft)).path("id").asString();
    }

    /** Waits for the end. */
    public JsonNode collect(Actor editor, String feed) throws Exception {
        String run = read(send(editor, post("/api/work/library-feeds/" + feed + "/runs"), Map.of())).path("run").asString();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> jdbc.sql("select state from profiles.run where id = :id::uuid and state <> 'RUNNING'").param("id", run).query(String.class).optional().isPresent());
        JsonNode latest = read(seen(editor, "/api/work/library-feeds/" + feed)).path("latest");
        if (!latest.path("state").asString().equals("DONE")) {
            throw new AssertionError(latest.toString());
        }
        return latest;
    }

    @Override
    public void close() {
        pool.close();
    }
}
