package luoshu.kernel.cases;

import static luoshu.kernel.cases.CaseWorld.citizen;
import static luoshu.kernel.cases.CaseWorld.official;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Who reads the files of a case, and what the applicant sees of who looked. */
@ServerTest
class WhoLookedTest {

    @Autowired
    CaseWorld world;
    private PublishedMatter food;
    private Actor.Official officer;
    private final Actor.Applicant applicant = citizen();

    @BeforeEach
    void people() {
        food = world.matter("food-business-licence");
        officer = official(food);
    }

    @Test
    void a_handler_sees_only_what_the_authorisation_covers() {
        JsonNode dossier = world.get(officer, "/api/work/cases/" + world.foodCase(applicant).path("number").asString());
        String file = dossier.path("materials").get(0).path("files").get(0).path("id").asString();
        String document = dossier.path("documents").get(0).path("id").asString();
        Actor.Applicant inside = handler(food.code().substring(19, 31));
        Actor.Applicant outside = handler("000000000000");
        for (String path : List.of("/api/portal/files/" + file, "/api/portal/documents/" + document)) {
            assertThat(world.status(inside, path)).isEqualTo(200);
            assertThat(world.status(outside, path)).isEqualTo(404);
        }
        assertThat(world.get(inside, "/api/portal/accesses").path("total").asInt()).isPositive();
        assertThat(world.get(outside, "/api/portal/accesses").path("total").asInt()).isZero();
    }

    private Actor.Applicant handler(String catalogCode) {
        return new Actor.Applicant(UUID.randomUUID(), UUID.randomUUID(), "代办人", 4, Actor.CapacityKind.HANDLER, applicant.applicantId(), applicant.name(), UUID.randomUUID(), List.of(catalogCode));
    }

    @Test
    void the_applicant_learns_who_looked() {
        String number = world.foodCase(applicant).path("number").asString();
        assertThat(world.get(applicant, "/api/portal/accesses").path("items")).isEmpty();
        JsonNode dossier = world.get(officer, "/api/work/cases/" + number);
        world.status(applicant, "/api/portal/files/" + dossier.path("materials").get(0).path("files").get(0).path("id").asString());
        world.call(officer, HttpMethod.POST, "/api/work/cases/" + number + "/reveal", Map.of("fields", List.of("contactMobile"), "reason", "电话核实"), null);
        JsonNode rows = world.get(applicant, "/api/portal/accesses?size=1");
        assertThat(rows.path("total").asInt()).as("their own reading does not count").isEqualTo(2);
        JsonNode row = rows.path("items").get(0);
        assertThat(row.path("action").asString()).isEqualTo("case.reveal");
        assertThat(row.path("purpose").asString()).isEqualTo("电话核实");
        assertThat(row.path("officialPost").asString()).isEqualTo("测试岗");
        assertThat(row.path("organName").asString()).contains("市场监督管理局");
        assertThat(row.path("caseNumber").asString()).isEqualTo(number);
        assertThat(row.path("matterName").path("zh").asString()).contains("食品经营许可");
        assertThat(row.propertyNames()).as("no official's name, no address").containsOnly("at", "organName", "officialPost", "action", "purpose", "caseNumber", "matterName");
        assertThat(world.get(applicant, "/api/portal/accesses?size=1&page=1").path("items").get(0).path("action").asString()).isEqualTo("case.read");
        assertThat(world.get(citizen(), "/api/portal/accesses").path("total").asInt()).isZero();
    }
}
