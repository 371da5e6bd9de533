package luoshu.trust.certificates.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.sun.net.httpserver.HttpServer;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.PartyNumbers;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.certificates.CertificateIdentifier;
import luoshu.trust.certificates.DirectoryPlatform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Entries of the directory go up in order, each once, whatever the other side does. */
@ServerTest
class DirectoryUploadTest {

    private static final String FOOD = "11100000MB0143028R001";

    @Autowired DirectoryUpload upload;
    @Autowired PartyNumbers numbers;
    @Autowired JdbcClient jdbc;
    @Autowired CaseWorld world;
    @Autowired Access access;
    @Autowired TestClock clock;
    @Autowired JsonMapper json;
    private PublishedMatter food;

    /** Everything that other tests left waiting is gone before. */
    @BeforeEach
    void empty() {
        food = world.matter("food-business-licence");
        jdbc.sql("update certificates.directory_batch set receipt = 'x', answered_at = now() where answered_at is null").update();
        jdbc.sql("update certificates.directory_entry set state = 'SENT' where state = 'WAITING'").update();
    }

    private UUID waiting(CitizenId holder) {
        UUID id = UUID.randomUUID();
        String serial = id.toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);
        String organ = food.implementation().organ();
        String identifier = CertificateIdentifier.first(FOOD, organ.substring(0, 18), serial).toString();
        jdbc.sql("""
                insert into certificates.certificate (id, type, identifier, version, number, holder_kind, holder_name, holder_code, holder_key, holder_sealed, organ, organ_name, duty, region, confidentiality, valid_from,
                    state, revision, issued_at, changed_at)
                values (:id, :type, :identifier, 1, :serial, 'PERSON', '李四', :masked, decode(:key, 'hex'), :sealed, :organ, '机关', :duty, :region, 0, '2020-01-01', 'VALID', 1, now(), now())
                """).param("id", id).param("type", FOOD).param("identifier", identifier).param("serial", serial).param("masked", holder.masked()).param("key", numbers.key(holder))
                .param("sealed", numbers.seal(holder)).param("organ", organ).param("duty", food.implementation().duty()).param("region", food.implementation().region()).update();
        for (int sequence = 1; sequence <= 2; sequence++) {
            jdbc.sql("""
                    insert into certificates.directory_entry (certificate, sequence, certificate_type, certificate_type_code, certificate_name, certificate_number, certificate_holder, certificate_holder_code,
                        certificate_holder_type, certificate_area_code, certificate_source_id, issue_dept, issue_dept_code, issue_date, operation)
                    values (:id, :sequence, '食品经营许可证', :type, '食品经营许可证', :serial, '李四', :masked, '20', '411502', :identifier, '机关', :organ, '2020-01-01', '01')
                    """).param("id", id).param("sequence", sequence).param("type", FOOD).param("serial", serial).param("masked", holder.masked()).param("identifier", identifier).param("organ", organ).update();
        }
        return id;
    }

    /** An upper platform that answers what the test says. */
    private static final class Upper implements DirectoryPlatform {
        final List<UUID> batches = new ArrayList<>();
        final List<Entry> entries = new ArrayList<>();
        boolean away;
        String refuse = "";

        @Override
        public String name() {
            return "上级";
        }

        @Override
        public boolean simulated() {
            return false;
        }

        @Override
        public Receipt hand(UUID batch, List<Entry> some) throws IOException {
            batches.add(batch);
            if (away) {
                throw new IOException("away");
            }
            entries.addAll(some);
            return new Receipt("R1", refuse.isEmpty() ? Map.of() : Map.of(refuse, "编号不符"));
        }
    }

    private boolean step(Upper upper) {
        return access.asPlatform("test", () -> upload.step(upper));
    }

    private String state(UUID id, int sequence) {
        return jdbc.sql("select state from certificates.directory_entry where certificate = :id and sequence = :sequence").param("id", id).param("sequence", sequence).query(String.class).single();
    }

    @Test
    void a_batch_that_is_not_answered_is_handed_in_again_as_it_was_and_nothing_overtakes_it() {
        CitizenId holder = CitizenId.compose("411502", LocalDate.of(1970, 5, 5), 77);
        UUID first = waiting(holder);
        Upper upper = new Upper();
        upper.away = true;
        assertThat(step(upper)).isFalse();
        UUID second = waiting(holder);
        assertThat(step(upper)).as("not before its time").isFalse();
        assertThat(upper.batches).hasSize(1);
        upper.away = false;
        upper.refuse = first + ":2";
        clock.advance(Duration.ofMinutes(1));
        assertThat(step(upper)).isTrue();
        assertThat(upper.batches.get(1)).as("the same batch").isEqualTo(upper.batches.get(0));
        assertThat(upper.entries).extracting(DirectoryPlatform.Entry::key).containsExactly(first + ":1", first + ":2");
        assertThat(upper.entries.getFirst().holderCode()).as("in clear").isEqualTo(holder.value());
        assertThat(state(first, 1)).isEqualTo("SENT");
        assertThat(state(first, 2)).isEqualTo("REJECTED");
        assertThat(state(second, 1)).isEqualTo("WAITING");
        upper.refuse = "";
        assertThat(step(upper)).as("then the next").isTrue();
        assertThat(state(second, 2)).isEqualTo("SENT");
        assertThat(step(upper)).isFalse();
        Actor.Official officer = CaseWorld.official(food, "certificate.read", "certificate.manage");
        JsonNode refused = world.get(officer, "/api/work/certificate-directory?state=REJECTED");
        assertThat(refused.path("items").toString()).contains(first.toString()).contains("编号不符");
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/certificate-directory/" + first + "/2/resubmission", null, null).status()).isEqualTo(200);
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/certificate-directory/" + first + "/2/resubmission", null, null).status()).isEqualTo(404);
        assertThat(step(upper)).isTrue();
        assertThat(state(first, 2)).isEqualTo("SENT");
        assertThat(world.get(officer, "/api/work/certificate-directory/standing").path("batches").get(0).path("receipt").asString()).isEqualTo("R1");
    }

    @Test
    void a_receipt_that_names_strangers_is_not_believed() {
        UUID id = waiting(CitizenId.compose("411502", LocalDate.of(1970, 5, 5), 78));
        Upper upper = new Upper();
        upper.refuse = UUID.randomUUID() + ":1";
        assertThat(step(upper)).isFalse();
        assertThat(state(id, 1)).isEqualTo("WAITING");
    }

    @Test
    void over_http_only_a_receipt_for_the_batch_counts() throws Exception {
        List<String> bodies = new ArrayList<>();
        String[] answer = {"200", ""};
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8) + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] said = answer[1].getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer[0]), said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        server.start();
        try {
            HttpDirectory directory = new HttpDirectory(new DirectorySettings("http://127.0.0.1:" + server.getAddress().getPort() + "/lic", "上级", "secret", Duration.ofSeconds(5), 10, true, Duration.ofMinutes(1)), json);
            UUID batch = UUID.randomUUID();
            DirectoryPlatform.Entry entry = new DirectoryPlatform.Entry("k:1", "类", FOOD, "类", "1", "李四", "411502197005050777", "20", "411502", "id", "机关", "1", LocalDate.of(2020, 1, 1), "01");
            answer[1] = "{\"batch\":\"" + batch + "\",\"receipt\":\"R9\",\"errors\":[{\"row_id\":\"k:1\",\"error_remark\":\"不符\"}]}";
            assertThat(directory.hand(batch, List.of(entry))).isEqualTo(new DirectoryPlatform.Receipt("R9", Map.of("k:1", "不符")));
            assertThat(bodies.getFirst()).contains("\"certificate_holder_code\":\"411502197005050777\"").contains("\"issue_date\":\"2020-01-01\"").endsWith("Bearer secret");
            for (String bad : List.of("", "no json", "{\"batch\":\"x\",\"receipt\":\"R9\"}", "{\"batch\":\"" + batch + "\"}")) {
                answer[1] = bad;
                assertThatThrownBy(() -> directory.hand(batch, List.of(entry))).as(bad).isInstanceOf(IOException.class);
            }
            answer[0] = "500";
            assertThatThrownBy(() -> directory.hand(batch, List.of(entry))).isInstanceOf(IOException.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void the_simulated_platform_refuses_loses_answers_and_repeats_what_it_said() throws Exception {
        SimulatedDirectory simulated = new SimulatedDirectory(clock);
        String organ = food.implementation().organ().substring(0, 18);
        CitizenId holder = CitizenId.compose("411502", LocalDate.of(1970, 5, 5), 77);
        String identifier = CertificateIdentifier.first(FOOD, organ, "A1").toString();
        DirectoryPlatform.Entry good = new DirectoryPlatform.Entry("a:1", "类", FOOD, "类", "1", "李四", holder.value(), "20", "411502", identifier, "机关", organ, LocalDate.of(2020, 1, 1), "01");
        DirectoryPlatform.Entry masked = new DirectoryPlatform.Entry("b:1", "类", FOOD, "类", "1", "李四", holder.masked(), "20", "411502", identifier, "机关", organ, LocalDate.of(2020, 1, 1), "01");
        int failures = 0;
        for (int i = 0; i < 14; i++) {
            UUID batch = UUID.randomUUID();
            DirectoryPlatform.Receipt receipt = null;
            while (receipt == null) {
                try {
                    receipt = simulated.hand(batch, List.of(good, masked));
                } catch (IOException away) {
                    failures++;
                }
            }
            assertThat(receipt.refused()).containsOnlyKeys("b:1");
            assertThat(receipt.number()).endsWith(batch.toString().substring(24).toUpperCase(java.util.Locale.ROOT));
        }
        assertThat(failures).isGreaterThan(2);
    }
}
