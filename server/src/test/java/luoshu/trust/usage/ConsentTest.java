package luoshu.trust.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyKind;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** What a holder allows: used as allowed, told and listed; refused precisely when it is used up, over, taken back, for another matter, or the certificate is not in force. */
@ServerTest
class ConsentTest {

    @Autowired CaseWorld world;
    @Autowired Parties parties;
    @Autowired TestClock clock;
    private PublishedMatter food;
    private Actor.Official officer;
    private Actor.Applicant holder;
    private CitizenId friendNumber;
    private Actor.Applicant friend;
    private String certificate;

    @BeforeEach
    void people() {
        food = world.matter("food-business-licence");
        officer = CaseWorld.official(food);
        holder = person("赵授权", number());
        friendNumber = number();
        friend = person("钱用证", friendNumber);
        String number = world.foodCase(holder).path("number").asString();
        List.of("accept", "pass", "pass", "grant", "issue-result").forEach(command -> world.done(officer, number, command, Map.of("opinion", "同意")));
        certificate = world.get(holder, "/api/portal/certificates?case=" + number).get(0).path("id").asString();
    }

    private static CitizenId number() {
        ThreadLocalRandom any = ThreadLocalRandom.current();
        return CitizenId.compose("411502", LocalDate.of(1950, 1, 1).plusDays(any.nextInt(18_000)), any.nextInt(1, 999));
    }

    private Actor.Applicant person(String name, CitizenId number) {
        return Actors.citizen(parties.registerAtWindow(name, number, null).partyId(), name, 4);
    }

    private CaseWorld.Answer give(Map<String, Object> other) {
        Map<String, Object> wish = new HashMap<>(Map.of("receiver", "PERSON", "name", "钱用证", "end", friendNumber.value().substring(12).toLowerCase(), "matter", "food-business-licence",
                "purpose", "核对经营资格", "until", today().plusDays(7).toString(), "times", 2));
        wish.putAll(other);
        wish.values().removeIf(""::equals);
        return world.call(holder, HttpMethod.POST, "/api/portal/certificates/" + certificate + "/consents", wish, null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Asia/Shanghai"));
    }

    private String given(Map<String, Object> other) {
        CaseWorld.Answer answer = give(other);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().path("id").asString();
    }

    private CaseWorld.Answer use(Actor.Applicant by, String consent) {
        return world.call(by, HttpMethod.POST, "/api/portal/received-consents/" + consent + "/uses", null, null);
    }

    private CaseWorld.Answer useForCase(Actor.Official by, String consent, String caseNumber) {
        return world.call(by, HttpMethod.POST, "/api/work/received-consents/" + consent + "/uses", Map.of("caseNumber", caseNumber), null);
    }

    private JsonNode uses() {
        return world.get(holder, "/api/portal/certificates/" + certificate + "/uses");
    }

    private void command(String command, Map<String, Object> body) {
        Actor.Official manager = CaseWorld.official(food, "certificate.read", "certificate.manage");
        long revision = world.get(holder, "/api/portal/certificates/" + certificate).path("revision").asLong();
        assertThat(world.call(manager, HttpMethod.POST, "/api/work/certificates/" + certificate + "/commands/" + command, body, revision).status()).isEqualTo(200);
    }

    @Test
    void who_was_allowed_sees_and_uses_it_and_the_holder_sees_each_use() {
        String consent = given(Map.of());
        JsonNode received = world.get(friend, "/api/portal/received-consents").get(0);
        assertThat(received.path("id").asString()).isEqualTo(consent);
        assertThat(received.toString()).as("the list shows nothing of the certificate itself").doesNotContain("KZ_").contains("食品经营许可证");
        CaseWorld.Answer used = use(friend, consent);
        assertThat(used.status()).as(used.body().toString()).isEqualTo(200);
        assertThat(used.body().path("fields").toString()).contains("KZ_OPERATOR_NAME");
        String picture = "/certificate-uses/" + used.body().path("use").asString() + "/picture";
        assertThat(world.status(friend, "/api/portal" + picture)).isEqualTo(200);
        assertThat(world.status(holder, "/api/portal" + picture)).as("only who used it").isEqualTo(404);
        clock.advance(Duration.ofMinutes(31));
        assertThat(world.status(friend, "/api/portal" + picture)).as("no more").isEqualTo(404);
        assertThat(uses()).singleElement().satisfies(one -> {
            assertThat(one.path("kind").asString()).isEqualTo("BY_CONSENT");
            assertThat(one.path("by").asString()).isEqualTo("钱用证");
            assertThat(one.path("purpose").asString()).isEqualTo("核对经营资格");
        });
        assertThat(CaseWorld.texts(world.get(holder, "/api/portal/certificates/" + certificate + "/receipts"), "kind")).contains("certificate-consent-given", "certificate-used");
        assertThat(world.get(holder, "/api/portal/messages").toString()).contains("证照被使用");
        assertThat(use(friend, consent).status()).isEqualTo(200);
        CaseWorld.Answer third = use(friend, consent);
        assertThat(third.code()).isEqualTo("consent-exhausted");
        assertThat(third.body().path("times").asInt()).isEqualTo(2);
    }

    @Test
    void nobody_else_uses_it() {
        String consent = given(Map.of());
        assertThat(use(holder, consent).status()).isEqualTo(404);
        assertThat(use(CaseWorld.citizen(), consent).status()).isEqualTo(404);
        Actor.Applicant namesake = person("钱用证", number());
        assertThat(use(namesake, consent).status()).as("the same name, another number").isEqualTo(404);
        assertThat(world.get(namesake, "/api/portal/received-consents")).isEmpty();
        assertThat(world.call(friend, HttpMethod.POST, "/api/portal/certificates/" + certificate + "/consents/" + consent + "/revoke", null, null).status()).isEqualTo(404);
    }

    @Test
    void an_enterprise_uses_it_through_who_may_act_for_it_in_this_matter() {
        CreditCode code = CreditCode.compose("91", "411502", "T%07d".formatted(ThreadLocalRandom.current().nextInt(10_000_000)));
        UUID firm = parties.registerAtWindow("吴记商行有限公司", code, PartyKind.ENTERPRISE).partyId();
        String consent = given(Map.of("receiver", "ENTERPRISE", "name", "吴记商行有限公司", "end", code.value().substring(12)));
        assertThat(use(friend, consent).status()).as("for themselves").isEqualTo(404);
        assertThat(use(handler(firm, List.of("000117003000")), consent).status()).as("authorised for another matter only").isEqualTo(404);
        assertThat(use(handler(firm, List.of("000131001000")), consent).status()).isEqualTo(200);
        assertThat(uses().get(0).path("by").asString()).isEqualTo("吴记商行有限公司");
    }

    private Actor.Applicant handler(UUID firm, List<String> scope) {
        return new Actor.Applicant(UUID.randomUUID(), friend.personId(), friend.name(), 4, Actor.CapacityKind.HANDLER, firm, "吴记商行有限公司", UUID.randomUUID(), scope);
    }

    @Test
    void taken_back_it_is_over_at_the_next_use() {
        String consent = given(Map.of());
        assertThat(use(friend, consent).status()).isEqualTo(200);
        String revoke = "/api/portal/certificates/" + certificate + "/consents/" + consent + "/revoke";
        JsonNode revoked = world.call(holder, HttpMethod.POST, revoke, null, null).body();
        assertThat(revoked.path("state").asString()).isEqualTo("REVOKED");
        clock.advance(Duration.ofMinutes(1));
        assertThat(world.call(holder, HttpMethod.POST, revoke, null, null).body().path("revokedAt")).as("again changes nothing").isEqualTo(revoked.path("revokedAt"));
        assertThat(use(friend, consent).code()).isEqualTo("consent-revoked");
        assertThat(uses()).hasSize(1);
    }

    @Test
    void each_reason_against_a_use_is_told_apart() {
        String consent = given(Map.of("times", 9));
        command("suspend", Map.of("reason", "suspension-penalty", "note", "试验"));
        CaseWorld.Answer suspended = use(friend, consent);
        assertThat(suspended.code()).isEqualTo("certificate-not-in-force");
        assertThat(suspended.body().path("state").asString()).isEqualTo("SUSPENDED");
        assertThat(give(Map.of()).code()).isEqualTo("certificate-not-in-force");
        command("return", Map.of("reason", "return-term"));
        assertThat(use(friend, consent).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(8));
        assertThat(use(friend, consent).code()).isEqualTo("consent-expired");
        assertThat(world.get(friend, "/api/portal/received-consents").get(0).path("state").asString()).isEqualTo("EXPIRED");
    }

    @Test
    void an_organ_uses_it_for_a_case_of_the_matter_it_was_allowed_for() {
        String consent = given(Map.of("receiver", "ORGAN", "region", CaseWorld.REGION, "name", "", "end", ""));
        Actor.Official user = CaseWorld.official(food, "case.read", "certificate.use");
        assertThat(world.get(user, "/api/work/received-consents").toString()).contains(consent);
        String number = world.foodCase(holder).path("number").asString();
        assertThat(useForCase(CaseWorld.official(food, "case.read"), consent, number).status()).isEqualTo(403);
        CaseWorld.Answer used = useForCase(user, consent, number);
        assertThat(used.status()).as(used.body().toString()).isEqualTo(200);
        assertThat(world.status(user, "/api/work/certificate-uses/" + used.body().path("use").asString() + "/picture")).isEqualTo(200);
        assertThat(uses().get(0).path("caseNumber").asString()).isEqualTo(number);
        assertThat(useForCase(user, consent, "no-such-case").status()).isEqualTo(404);
        String other = given(Map.of("receiver", "ORGAN", "region", CaseWorld.REGION, "name", "", "end", "", "matter", "individual-business-registration"));
        CaseWorld.Answer wrong = useForCase(user, other, number);
        assertThat(wrong.code()).as(wrong.body().toString()).isEqualTo("consent-wrong-matter");
        assertThat(useForCase(CaseWorld.official(world.matter("public-place-hygiene"), "case.read", "certificate.use"), consent, number).status()).as("another organ").isEqualTo(404);
    }

    @Test
    void what_is_wrong_with_a_consent_is_said_at_once() {
        CaseWorld.Answer wrong = give(Map.of("name", " ", "end", "12", "matter", "no-such-matter", "until", today().minusDays(1).toString()));
        assertThat(CaseWorld.texts(wrong.body().path("errors"), "pointer")).containsExactlyInAnyOrder("/matter", "/until", "/name", "/end");
        assertThat(CaseWorld.texts(give(Map.of("times", 0)).body().path("errors"), "pointer")).containsExactly("/times");
        assertThat(CaseWorld.texts(give(Map.of("receiver", "ORGAN", "region", "")).body().path("errors"), "pointer")).containsExactly("/region");
    }

    @Test
    void of_many_uses_at_once_as_many_succeed_as_were_allowed() throws Exception {
        String consent = given(Map.of("times", 5));
        List<Callable<CaseWorld.Answer>> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            all.add(() -> use(friend, consent));
        }
        List<String> outcomes = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            for (Future<CaseWorld.Answer> one : people.invokeAll(all)) {
                outcomes.add(one.get().status() == 200 ? "used" : one.get().code());
            }
        }
        assertThat(outcomes).containsOnly("used", "consent-exhausted").filteredOn("used"::equals).hasSize(5);
        assertThat(uses()).hasSize(5);
    }
}
