package luoshu.data.analysis;

import static luoshu.testing.Actors.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.ShareMode;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractField;
import luoshu.data.contracts.ContractTerms;
import luoshu.data.contracts.Masking;
import luoshu.data.contracts.RowCondition;
import luoshu.data.contracts.SharedResources;
import luoshu.kernel.access.Actor;
import luoshu.kernel.organs.Organ;
import luoshu.testing.SharedPostgres;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organ with a live table of insured persons, entered in the catalogue, and another organ that is given some of it. */
final class AnalysisWorld {

    static final String MATTER = "000131001000";
    private static final String DATABASE = "analysis_insured";
    private static final String PASSWORD = "Mi-Ma_for_analysis";
    private static HikariDataSource database;

    final SharedResources resources;
    final Organ provider;
    final Organ asker;
    private final MockMvc http;
    private final JsonMapper json;
    private final JdbcClient jdbc;

    AnalysisWorld(ApplicationContext context) throws Exception {
        resources = new SharedResources(context);
        http = context.getBean(MockMvc.class);
        json = context.getBean(JsonMapper.class);
        jdbc = context.getBean(JdbcClient.class);
        provider = resources.organ("human-resources");
        asker = resources.organ("civil-affairs");
        synchronized (AnalysisWorld.class) {
            if (database == null) {
                database = SharedPostgres.database(DATABASE);
                run("""
                        create role analysis_reader login password '%s';
                        create table insured (xm text, sfzh varchar(18), sjh text, dz text, zt integer, qh text, nbbh text);
                        create table secret (word text);
                        insert into secret values ('never');
                        insert into insured select '王' || n, '41152519900101' || lpad(n::text, 4, '0'), '1380000' || lpad(n::text, 4, '0'), '信阳市潢川县' || n || '号', n %% 3, case when n %% 4 = 0 then '411526' else '411525' end || '000000', 'N' || n
                        from generate_series(1, 200) n;
                        grant select on all tables in schema public to analysis_reader;
                        """.formatted(PASSWORD));
            }
        }
    }

    static void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** An entry of the provider in force, over its table. */
    ResourceView entry(String name) throws Exception {
        return entry(provider, name, "insured");
    }

    /** A table like that of the insured, without rows, for who changes it. */
    static String table() throws SQLException {
        String name = "insured_" + UUID.randomUUID().toString().replace("-", "");
        run("create table " + name + " (like insured); grant select on " + name + " to analysis_reader");
        return name;
    }

    ResourceView entry(Organ of, String name, String relation) throws Exception {
        ResourceView entry = resources.published(of, name);
        Actor.Official editor = SharedResources.of(of, "source.manage", "resource.read", "resource.edit");
        int port = Integer.parseInt(database.getJdbcUrl().replaceAll(".*:([0-9]+)/.*", "$1"));
        String source = read(send(editor, "/api/work/data-sources", Map.of("name", "参保库 " + UUID.randomUUID(), "kind", "POSTGRESQL", "host", "127.0.0.1", "port", port, "database", DATABASE, "user", "analysis_reader",
                "password", PASSWORD, "tls", false))).path("id").asString();
        String reading = read(send(editor, "/api/work/data-sources/" + source + "/readings", Map.of("sample", false))).path("reading").asString();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> jdbc.sql("select state from sources.reading where id = :id::uuid and state = 'DONE'").param("id", reading).query(String.class).optional().isPresent());
        jdbc.sql("insert into sources.entry (source, relation, resource, reading, at, subject, by_name) values (:source::uuid, :relation, :resource, 1, now(), 'test', '试')").param("source", source).param("relation", relation).param("resource", entry.id()).update();
        return entry;
    }

    /** Name and mobile masked, identity number hashed, status and division as they are. */
    ContractTerms terms(ShareMode mode, @Nullable RowCondition condition, int perDay, int rows, List<String> matters) {
        return new ContractTerms("社会救助家庭经济状况分析", "《社会救助暂行办法》第五十八条", matters, List.of(new ContractField("XM", Masking.NAME), new ContractField("SFZH", Masking.HASHED), new ContractField("SJH", Masking.MOBILE),
                new ContractField("DZ", Masking.OMITTED), new ContractField("ZT", Masking.PLAIN), new ContractField("QH", Masking.PLAIN)), condition, mode, 600, perDay, rows, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 12, 31), 0);
    }

    Contract given(ResourceView entry) {
        return given(entry, terms(ShareMode.TABLE, new RowCondition("QH", "411525"), 10_000, 1_000, List.of()));
    }

    Contract given(ResourceView entry, ContractTerms terms) {
        return resources.inUse(entry, asker, terms);
    }

    Actor.Official analyst() {
        return SharedResources.of(asker, "analysis.use");
    }

    ResultActions send(Actor actor, String path, Object body) throws Exception {
        return http.perform(post(path).with(as(actor)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
    }

    ResultActions seen(Actor actor, String path) throws Exception {
        return http.perform(get(path).with(as(actor)));
    }

    JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    static Map<String, Object> question(String sql) {
        Map<String, Object> body = new HashMap<>();
        body.put("id", UUID.randomUUID());
        body.put("sql", sql);
        body.put("purpose", "核对参保情况");
        return body;
    }

    ResultActions ask(Actor actor, String sql) throws Exception {
        return send(actor, "/api/work/analysis/questions", question(sql));
    }
}
