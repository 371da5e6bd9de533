package luoshu.kernel.cases;

import static luoshu.kernel.cases.CaseWorld.citizen;
import static luoshu.kernel.cases.CaseWorld.official;
import static luoshu.kernel.cases.CaseWorld.texts;
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

/** What applicants see of what they handed in before, and of who looked at it. */
@ServerTest
class MaterialSpaceTest {

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
    void what_was_handed_in_is_there_once_with_the_cases_it_was_used_in() {
        assertThat(world.get(applicant, "/api/portal/materials")).isEmpty();
        String first = world.foodCase(applicant).path("number").asString();
        String second = world.foodCase(applicant).path("number").asString();
        JsonNode space = world.get(applicant, "/api/portal/materials");
        assertThat(space).isNotEmpty().allSatisfy(material -> {
            assertThat(material.path("name").path("zh").asString()).isNotBlank();
            assertThat(material.path("files").size()).as("the same content counts once").isEqualTo(1);
            assertThat(texts(material.path("files").get(0).path("cases"), "number")).containsExactly(second, first);
        });
        assertThat(world.get(citizen(), "/api/portal/materials")).isEmpty();
        assertThat(world.call(new Actor.Visitor(), HttpMethod.GET, "/api/portal/materials", null, null).status()).isEqualTo(401);
    }

    @Test
    void a_file_is_handed_in_again_by_its_owner_only() {
        world.foodCase(applicant);
        JsonNode earlier = world.get(applicant, "/api/portal/materials").get(0).path("files").get(0).path("file");
        JsonNode draft = world.call(applicant, HttpMethod.POST, "/api/portal/drafts", Map.of("matterCode", food.code(), "answers", world.answers(food, Map.of())), null).body();
        String code = draft.path("materials").get(0).path("code").asString();
        String path = "/api/portal/drafts/" + draft.path("id").asString();
        CaseWorld.Answer again = world.call(applicant, HttpMethod.POST, path + "/materials/" + code + "/earlier-files", Map.of("fileId", earlier.path("id").asString()), null);
        assertThat(again.status()).as(again.body().toString()).isEqualTo(200);
        assertThat(again.body().path("sha256").asString()).isEqualTo(earlier.path("sha256").asString());
        assertThat(again.body().path("id").asString()).as("a file of the draft's own").isNotEqualTo(earlier.path("id").asString());
        assertThat(texts(world.get(applicant, path).path("materials").get(0).path("files"), "id")).containsExactly(again.body().path("id").asString());
        world.foodCase(citizen());
        Actor.Applicant other = citizen();
        world.foodCase(other);
        String theirs = world.get(other, "/api/portal/materials").get(0).path("files").get(0).path("file").path("id").asString();
        for (String id : List.of(theirs, UUID.randomUUID().toString())) {
            assertThat(world.call(applicant, HttpMethod.POST, path + "/materials/" + code + "/earlier-files", Map.of("fileId", id), null).body().path("detail").asString()).isEqualTo("no such file");
        }
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
        assertThat(world.get(inside, "/api/portal/materials")).isNotEmpty();
        assertThat(world.get(outside, "/api/portal/materials")).isEmpty();
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
        world.get(officer, "/api/work/cases/" + number);
        world.status(applicant, "/api/portal/files/" + world.get(applicant, "/api/portal/materials").get(0).path("files").get(0).path("file").path("id").asString());
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
