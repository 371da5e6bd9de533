package luoshu.trust.archives.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.testing.Actors;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Cases that ended, and their packages. */
final class ArchiveWorld {

    final CaseWorld world;
    final JdbcClient jdbc;
    final Filing filing;
    final PublishedMatter food;
    final Actor.Official officer;
    final Actor.Official archivist;

    ArchiveWorld(CaseWorld world, JdbcClient jdbc, Filing filing) {
        this.world = world;
        this.jdbc = jdbc;
        this.filing = filing;
        food = world.matter("food-business-licence");
        officer = CaseWorld.official(food);
        archivist = archivist(food.implementation().organ());
    }

    Actor.Official archivist(String organ) {
        return Actors.official(organ, food.implementation().duty(), food.implementation().region(), "archive.read", "archive.download", "archive.file", "archive.check", "archive.dispose",
                "archive.hand-over");
    }

    /** A licence, from application to end. */
    String closed(Actor.Applicant applicant) {
        String number = world.foodCase(applicant).path("number").asString();
        world.done(officer, number, "accept", Map.of("opinion", "材料齐全"));
        world.done(officer, number, "pass", Map.of("opinion", "符合"));
        world.done(officer, number, "pass", Map.of("opinion", "同意"));
        world.done(officer, number, "grant", Map.of());
        world.done(officer, number, "issue-result", null);
        world.done(officer, number, "deliver", Map.of("signature", applicant.name()));
        world.done(officer, number, "close", null);
        return number;
    }

    UUID waiting(String number) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> jdbc.sql("select id from archives.package where case_number = :number").param("number", number).query(UUID.class).optional(),
                Optional::isPresent).orElseThrow();
    }

    /** Asked for by the archivist, done by the worker. */
    JsonNode filed(String number) {
        UUID id = waiting(number);
        CaseWorld.Answer asked = world.call(archivist, HttpMethod.POST, "/api/work/archives/" + id + "/filing", null, null);
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(200);
        while (filing.fileNext()) {
            // others may wait too
        }
        JsonNode view = world.get(archivist, "/api/work/archives/" + id);
        assertThat(view.path("summary").path("state").asString()).as(view.toString()).isEqualTo("FILED");
        return view;
    }

    static Map<String, byte[]> entries(Path zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (Layout layout = Layout.read(zip, new Findings())) {
            for (Layout.Entry entry : layout.entries().values()) {
                try (InputStream in = layout.open(entry)) {
                    entries.put(entry.path(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    static void write(Map<String, byte[]> entries, Path zip) throws IOException {
        try (OutputStream out = Files.newOutputStream(zip); Container container = new Container(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                container.add(new Piece(entry.getKey(), "", "", () -> new ByteArrayInputStream(entry.getValue())).measure());
            }
        }
    }
}
