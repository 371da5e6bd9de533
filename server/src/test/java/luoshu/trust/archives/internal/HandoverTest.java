package luoshu.trust.archives.internal;

import static luoshu.kernel.cases.CaseWorld.citizen;
import static luoshu.kernel.cases.CaseWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.files.FileType;
import luoshu.kernel.jobs.JobRun;
import luoshu.kernel.problems.Invalid;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is kept for long goes to the archive institution, whole, listed and receipted. */
@ServerTest
class HandoverTest {

    private static final JobRun RUN = new JobRun() {
        @Override
        public void total(long total) {
        }

        @Override
        public void done(long done) {
        }

        @Override
        public void result(java.io.InputStream content, String name, FileType type) {
        }
    };

    @Autowired CaseWorld cases;
    @Autowired JdbcClient jdbc;
    @Autowired Filing filing;
    @Autowired HandoverPreparation preparation;
    @Autowired HandoverSending sending;
    @Autowired Ledger ledger;
    @Autowired Access access;
    @Autowired TestClock time;
    @Value("${luoshu.data}") Path data;
    private ArchiveWorld world;
    private String number;
    private UUID id;

    @BeforeEach
    void a_package() {
        world = new ArchiveWorld(cases, jdbc, filing);
        number = world.closed(citizen());
        id = UUID.fromString(world.filed(number).path("summary").path("id").asString());
    }

    /** As a matter with a longer period would have left it. */
    private void keptForThirtyYears() {
        jdbc.sql("update archives.package set retention = 'D30', retention_years = 30, kept_until = '2056-12-31' where id = :id").param("id", id).update();
        time.advance(Duration.ofDays(366 * 5));
    }

    private JsonNode prepared() {
        access.as(world.archivist, () -> {
            preparation.run(new HandoverPreparation.Order(List.of(id)), RUN);
            return true;
        });
        return cases.get(world.archivist, "/api/work/archive-handovers?size=100").path("items").valueStream().filter(one -> contains(one.path("id").asString())).findFirst().orElseThrow();
    }

    private boolean contains(String handover) {
        return jdbc.sql("select exists (select from archives.handover_item where handover = :handover::uuid and package = :id)").param("handover", handover).param("id", id).query(Boolean.class).single();
    }

    @Test
    void only_what_is_kept_long_and_only_when_it_is_time() {
        CaseWorld.Answer refused = cases.call(world.archivist, HttpMethod.POST, "/api/work/archive-handovers", Map.of("packages", List.of(id)), null);
        assertThat(texts(refused.body().path("errors"), "code")).containsExactly("not-kept-long");
        jdbc.sql("update archives.package set retention = 'Y', retention_years = null, kept_until = null where id = :id").param("id", id).update();
        refused = cases.call(world.archivist, HttpMethod.POST, "/api/work/archive-handovers", Map.of("packages", List.of(id)), null);
        assertThat(texts(refused.body().path("errors"), "code")).containsExactly("not-due");
    }

    @Test
    void checked_listed_sent_and_receipted() throws IOException {
        keptForThirtyYears();
        JsonNode batch = prepared();
        assertThat(batch.path("number").asString()).matches("YJ-.*-2031-\\d{3}");
        assertThat(batch.path("simulated").asBoolean()).isTrue();
        UUID handover = UUID.fromString(batch.path("id").asString());
        assertThat(cases.call(world.archivist, HttpMethod.POST, "/api/work/archive-handovers/" + handover + "/sending", Map.of("carrierSafe", false), null).status()).isEqualTo(422);
        access.as(world.archivist, () -> {
            try {
                sending.run(new HandoverSending.Order(handover), RUN);
                sending.run(new HandoverSending.Order(handover), RUN);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return true;
        });
        JsonNode after = cases.get(world.archivist, "/api/work/archive-handovers/" + handover);
        assertThat(after.path("state").asString()).isEqualTo("RECEIVED");
        assertThat(after.path("receipt").asString()).contains("verdict: RECEIVED", "signature: ", "BEGIN CERTIFICATE");
        JsonNode view = cases.get(world.archivist, "/api/work/archives/" + id);
        assertThat(view.path("summary").path("state").asString()).isEqualTo("HANDED_OVER");
        assertThat(texts(view.path("events"), "kind")).containsOnlyOnce("HANDED_OVER");
        JsonNode carrier = view.path("checkings").valueStream().filter(one -> one.path("items").size() == 1).findFirst().orElseThrow();
        assertThat(carrier.path("items").get(0).path("code").asString()).isEqualTo("4-4");
        assertThat(carrier.path("items").get(0).path("passed").asBoolean()).isTrue();
        assertThat(carrier.path("operatorName").asString()).isEqualTo(world.archivist.name());
        assertThat(ledger.receipts("case:" + number).stream().filter(receipt -> receipt.kind().equals("archive-handed-over"))).hasSize(1);
        assertThat(texts(cases.call(world.archivist, HttpMethod.POST, "/api/work/archive-handovers", Map.of("packages", List.of(id)), null).body().path("errors"), "code"))
                .containsExactly("not-kept-here");
    }

    @Test
    void a_damaged_package_is_not_handed_over() throws IOException {
        keptForThirtyYears();
        String sha256 = jdbc.sql("select sha256 from archives.package where id = :id").param("id", id).query(String.class).single();
        Path stored = data.resolve("files").resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)).resolve(sha256);
        byte[] bytes = Files.readAllBytes(stored);
        byte[] damaged = bytes.clone();
        damaged[bytes.length / 2] ^= 1;
        Files.write(stored, damaged);
        assertThatThrownBy(this::prepared).isInstanceOf(Invalid.class);
        Files.write(stored, bytes);
    }
}
