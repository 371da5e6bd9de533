package luoshu.trust.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Parties;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** A business licence stands in for its paper in an application for a food licence: offered, taken, seen verified, and flagged once it is cancelled. */
@ServerTest
class ApplicationCertificatesTest {

    private static final String LICENCE = "business_licence";

    @Autowired CaseWorld world;
    @Autowired Parties parties;
    private PublishedMatter food;
    private PublishedMatter business;
    private Actor.Official officer;
    private CitizenId number;
    private Actor.Applicant holder;
    private String certificate;

    @BeforeEach
    void a_registered_business() {
        food = world.matter("food-business-licence");
        business = world.matter("individual-business-registration");
        officer = CaseWorld.official(food);
        number = number();
        holder = person("孙个体", number);
        JsonNode draft = world.draft(holder, business, Map.of("operation_mode", "personal", "premises_kind", "owned", "pre_approval", false, "use_name", false, "by_agent", false),
                Map.of("truth", true, "operationMode", "personal", "useName", false, "premisesKind", "owned", "mainIndustry", "retail"), List.of());
        String caseNumber = world.submit(holder, draft).path("number").asString();
        world.done(CaseWorld.official(business), caseNumber, "issue-result", null);
        certificate = world.get(holder, "/api/portal/certificates?case=" + caseNumber).get(0).path("id").asString();
    }

    private static CitizenId number() {
        ThreadLocalRandom any = ThreadLocalRandom.current();
        return CitizenId.compose("411502", LocalDate.of(1950, 1, 1).plusDays(any.nextInt(18_000)), any.nextInt(1, 999));
    }

    private Actor.Applicant person(String name, CitizenId number) {
        return Actors.citizen(parties.registerAtWindow(name, number, null).partyId(), name, 4);
    }

    /** A food application that lacks only the business licence. */
    private String draft(Actor.Applicant applicant) {
        JsonNode draft = world.foodDraft(applicant, List.of());
        String path = "/api/portal/drafts/" + draft.path("id").asString();
        for (JsonNode material : draft.path("materials")) {
            if (material.path("code").asString().equals(LICENCE)) {
                material.path("files").forEach(file -> world.call(applicant, HttpMethod.DELETE, path + "/materials/" + LICENCE + "/files/" + file.path("id").asString(), null, null));
            }
        }
        return path;
    }

    private JsonNode offer(Actor.Applicant applicant, String path) {
        JsonNode offers = world.get(applicant, path + "/offers");
        assertThat(offers).singleElement().satisfies(one -> assertThat(one.path("material").asString()).isEqualTo(LICENCE));
        return offers.get(0);
    }

    private CaseWorld.Answer take(Actor.Applicant applicant, String path, String key) {
        return world.call(applicant, HttpMethod.POST, path + "/materials/" + LICENCE + "/offers", Map.of("key", key), null);
    }

    private CaseWorld.Answer submit(Actor.Applicant applicant, String path) {
        return world.call(applicant, HttpMethod.POST, path + "/submit", Map.of("signedName", applicant.name()), null);
    }

    private void cancel() {
        long revision = world.get(holder, "/api/portal/certificates/" + certificate).path("revision").asLong();
        CaseWorld.Answer answer = world.call(CaseWorld.official(business, "certificate.read", "certificate.manage"), HttpMethod.POST, "/api/work/certificates/" + certificate + "/commands/cancel",
                Map.of("reason", "revoke-fraud", "note", "试验"), revision);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private JsonNode sourced(String caseNumber) {
        for (JsonNode material : world.get(officer, "/api/work/cases/" + caseNumber).path("materials")) {
            if (material.path("code").asString().equals(LICENCE)) {
                return material.path("sourced").get(0);
            }
        }
        throw new AssertionError("no licence with the case");
    }

    @Test
    void it_need_not_be_handed_in_and_the_official_sees_how_it_stands() {
        String path = draft(holder);
        assertThat(submit(holder, path).body().toString()).as("without the paper it is not complete").contains("/materials/" + LICENCE);
        JsonNode offer = offer(holder, path);
        CaseWorld.Answer taken = take(holder, path, offer.path("key").asString());
        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
        CaseWorld.Answer receipt = submit(holder, path);
        assertThat(receipt.status()).as(receipt.body().toString()).isEqualTo(200);
        String caseNumber = receipt.body().path("number").asString();
        JsonNode sourced = sourced(caseNumber);
        assertThat(sourced.path("number")).isEqualTo(offer.path("number"));
        assertThat(sourced.path("atSubmission").asString()).isEqualTo("IN_FORCE");
        assertThat(sourced.path("now").asString()).isEqualTo("IN_FORCE");
        String picture = "/api/work/case-certificates/" + sourced.path("file").asString() + "/picture";
        assertThat(world.status(officer, picture)).isEqualTo(200);
        assertThat(world.status(Actors.official("11410000000000000X", "other", "419001000000", "case.read"), picture)).isEqualTo(404);
        JsonNode use = world.get(holder, "/api/portal/certificates/" + certificate + "/uses").get(0);
        assertThat(use.path("kind").asString()).isEqualTo("IN_APPLICATION");
        assertThat(use.path("matter").path("zh").asString()).isEqualTo(food.definition().taskName().zh());
        assertThat(world.get(holder, "/api/portal/certificates/" + certificate + "/consents")).singleElement().satisfies(consent -> assertThat(consent.path("state").asString()).isEqualTo("EXHAUSTED"));

        world.done(officer, caseNumber, "accept", Map.of("opinion", "材料齐全"));
        cancel();
        assertThat(sourced(caseNumber).path("now").asString()).as("between submission and decision").isEqualTo("REVOKED");
        world.done(officer, caseNumber, "pass", Map.of("opinion", "符合"));
        world.done(officer, caseNumber, "pass", Map.of("opinion", "同意"));
        world.done(officer, caseNumber, "refuse", Map.of("reason", "营业执照已经注销"));
        assertThat(sourced(caseNumber).path("atSubmission").asString()).isEqualTo("IN_FORCE");
        assertThat(sourced(caseNumber).path("atDecision").asString()).isEqualTo("REVOKED");
    }

    @Test
    void cancelled_before_it_is_handed_in_it_does_not_count() {
        String path = draft(holder);
        assertThat(take(holder, path, offer(holder, path).path("key").asString()).status()).isEqualTo(200);
        cancel();
        CaseWorld.Answer refused = submit(holder, path);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").get(0).path("pointer").asString()).isEqualTo("/materials/" + LICENCE);
        assertThat(refused.body().path("errors").get(0).path("code").asString()).isEqualTo("certificate-not-in-force");
        assertThat(world.get(holder, path + "/offers")).isEmpty();
    }

    @Test
    void a_material_that_has_no_room_is_refused_before_anything_is_looked_up() {
        String path = draft(holder);
        String key = offer(holder, path).path("key").asString();
        int most = food.definition().findMaterial(LICENCE).orElseThrow().maxFiles();
        for (int i = 0; i < most; i++) {
            assertThat(take(holder, path, key).status()).isEqualTo(200);
        }
        for (String any : List.of(key, "certificate:" + UUID.randomUUID())) {
            CaseWorld.Answer refused = take(holder, path, any);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().path("code").asString()).isEqualTo("too-many-files");
        }
        assertThat(world.get(holder, "/api/portal/certificates/" + certificate + "/uses")).hasSize(most);
    }

    @Test
    void somebody_elses_is_offered_only_when_it_was_allowed_for_this_matter() {
        CitizenId friendNumber = number();
        Actor.Applicant friend = person("李借证", friendNumber);
        String path = draft(friend);
        assertThat(world.get(friend, path + "/offers")).isEmpty();
        assertThat(take(friend, path, "certificate:" + certificate).status()).isEqualTo(404);
        Map<String, Object> wish = new HashMap<>(Map.of("receiver", "PERSON", "name", "李借证", "end", friendNumber.value().substring(12), "matter", "outdoor-advertising", "purpose", "办证",
                "until", LocalDate.now().plusDays(7).toString(), "times", 1));
        String consents = "/api/portal/certificates/" + certificate + "/consents";
        assertThat(world.call(holder, HttpMethod.POST, consents, wish, null).status()).isEqualTo(200);
        assertThat(world.get(friend, path + "/offers")).as("for another matter").isEmpty();
        wish.put("matter", "food-business-licence");
        assertThat(world.call(holder, HttpMethod.POST, consents, wish, null).status()).isEqualTo(200);
        String key = offer(friend, path).path("key").asString();
        assertThat(take(friend, path, key).status()).isEqualTo(200);
        assertThat(take(friend, path, key).status()).as("used up").isEqualTo(404);
        assertThat(submit(friend, path).status()).isEqualTo(200);
        assertThat(world.get(holder, "/api/portal/certificates/" + certificate + "/uses").get(0).path("by").asString()).isEqualTo("李借证");
    }
}
