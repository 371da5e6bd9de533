package luoshu.trust.archives.internal;

import static luoshu.kernel.cases.CaseWorld.citizen;
import static luoshu.kernel.cases.CaseWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Nothing is destroyed before its time, nor before another person said so; what was destroyed stays known. */
@ServerTest
class DisposalTest {

    @Autowired CaseWorld cases;
    @Autowired JdbcClient jdbc;
    @Autowired Filing filing;
    @Autowired Ledger ledger;
    @Autowired TestClock time;
    private ArchiveWorld world;
    private JsonNode view;
    private String id;
    private String number;
    private Actor.Official head;

    @BeforeEach
    void a_package() {
        world = new ArchiveWorld(cases, jdbc, filing);
        number = world.closed(citizen());
        view = world.filed(number);
        id = view.path("summary").path("id").asString();
        head = Actors.official(world.food.implementation().organ(), world.food.implementation().duty(), world.food.implementation().region(), "archive.read", "archive.approve-disposal",
                "archive.dispose");
    }

    private CaseWorld.Answer propose(Actor who, String... packages) {
        return cases.call(who, HttpMethod.POST, "/api/work/archive-disposals", Map.of("packages", List.of(packages), "reason", "保管期限已满，无继续保存价值"), null);
    }

    private CaseWorld.Answer decide(Actor who, String disposal, boolean approve) {
        return cases.call(who, HttpMethod.POST, "/api/work/archive-disposals/" + disposal + "/decision", Map.of("approve", approve, "opinion", "经鉴定同意"), null);
    }

    private boolean kept() {
        return jdbc.sql("select exists (select from files.file where id = :id::uuid and state = 'KEPT')").param("id", view.path("file").asString()).query(Boolean.class).single();
    }

    @Test
    void not_before_its_time() {
        CaseWorld.Answer early = propose(world.archivist, id);
        assertThat(early.status()).isEqualTo(422);
        assertThat(texts(early.body().path("errors"), "code")).containsExactly("retention-not-over");
        assertThat(texts(propose(world.archivist("11410000MB0000000X"), id).body().path("errors"), "code")).containsExactly("not-found");
    }

    @Test
    void only_by_two_people_and_known_for_ever() {
        time.advance(Duration.ofDays(366 * 11));
        CaseWorld.Answer proposed = propose(world.archivist, id);
        assertThat(proposed.status()).as(proposed.body().toString()).isEqualTo(200);
        String disposal = proposed.body().path("id").asString();
        assertThat(texts(propose(head, id).body().path("errors"), "code")).containsExactly("already-listed");
        assertThat(decide(world.archivist, disposal, true).status()).isEqualTo(403);
        assertThat(kept()).isTrue();
        JsonNode seen = cases.get(head, "/api/work/archive-disposals/" + disposal);
        assertThat(seen.path("mayDecide").asBoolean()).isTrue();
        assertThat(texts(seen.path("packages"), "caseNumber")).containsExactly(number);
        CaseWorld.Answer approved = decide(head, disposal, true);
        assertThat(approved.status()).as(approved.body().toString()).isEqualTo(200);
        assertThat(kept()).isFalse();
        JsonNode after = cases.get(world.archivist, "/api/work/archives/" + id);
        assertThat(after.path("summary").path("state").asString()).isEqualTo("DESTROYED");
        assertThat(after.has("file")).isFalse();
        assertThat(after.path("metadata")).isEmpty();
        assertThat(texts(after.path("events"), "kind")).startsWith("DESTROYED", "DISPOSAL_PROPOSED");
        assertThat(ledger.receipts("case:" + number)).anyMatch(receipt -> receipt.kind().equals("archive-destroyed"));
        assertThat(decide(head, disposal, false).code()).isEqualTo("disposal-decided");
        assertThat(cases.call(world.archivist, HttpMethod.GET, "/api/work/files/" + view.path("file").asString(), null, null).status()).isEqualTo(404);
        assertThat(cases.call(world.archivist, HttpMethod.POST, "/api/work/archives/" + id + "/checks", null, null).code()).isEqualTo("archive-without-file");
        assertThat(texts(cases.get(head, "/api/work/archive-disposals?state=APPROVED").path("items"), "id")).contains(disposal);
    }

    @Test
    void whoever_proposed_does_not_approve_and_a_refused_list_destroys_nothing() {
        time.advance(Duration.ofDays(366 * 11));
        String own = propose(head, id).body().path("id").asString();
        assertThat(decide(head, own, true).code()).isEqualTo("another-official-needed");
        Actor.Official other = Actors.official(world.food.implementation().organ(), world.food.implementation().duty(), world.food.implementation().region(), "archive.read",
                "archive.approve-disposal");
        assertThat(decide(other, own, false).status()).isEqualTo(200);
        assertThat(kept()).isTrue();
        assertThat(propose(head, id).status()).isEqualTo(200);
    }
}
