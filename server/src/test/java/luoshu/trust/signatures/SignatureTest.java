package luoshu.trust.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Parties;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An application signed by the people it concerns, over HTTP. */
@ServerTest
class SignatureTest {

    record Human(String name, CitizenId number, Actor.Applicant actor) {
    }

    @Autowired CaseWorld world;
    @Autowired Parties parties;
    @Autowired Access access;
    @Autowired JdbcClient jdbc;
    private final Actor.Applicant applicant = CaseWorld.citizen();

    private Human human(String name) {
        CitizenId number = CitizenId.compose("411502", LocalDate.of(1950, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(18_000)), ThreadLocalRandom.current().nextInt(1, 999));
        UUID id = access.asPlatform("test", () -> parties.registerAtWindow(name, number, null).partyId());
        return new Human(name, number, Actors.citizen(id, name, 4));
    }

    private CaseWorld.Answer open(Actor actor, String number, boolean inOrder, Human... cosigners) {
        return world.call(actor, HttpMethod.POST, "/api/portal/signatures",
                Map.of("caseNumber", number, "inOrder", inOrder, "cosigners", List.of(cosigners).stream().map(one -> Map.of("name", one.name, "idNumber", one.number.value())).toList()), null);
    }

    private CaseWorld.Answer sign(Actor actor, String sheet) {
        return world.call(actor, HttpMethod.POST, "/api/portal/signatures/" + sheet + "/sign", null, null);
    }

    private JsonNode done(CaseWorld.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private String number() {
        return world.foodCase(applicant).path("number").asString();
    }

    @Test
    void several_sign_in_order_and_each_signature_is_checked() {
        Human wife = human("刘燕");
        Human brother = human("张强");
        String number = number();
        String sheet = done(open(applicant, number, true, wife, brother)).path("id").asString();
        assertThat(sign(brother.actor, sheet).code()).isEqualTo("signing-not-your-turn");
        assertThat(done(sign(applicant, sheet)).path("signers").get(0).path("role").asString()).isEqualTo("OWNER");
        assertThat(sign(brother.actor, sheet).code()).isEqualTo("signing-not-your-turn");
        done(sign(wife.actor, sheet));
        JsonNode complete = done(sign(brother.actor, sheet));
        assertThat(complete.path("state").asString()).isEqualTo("COMPLETE");
        assertThat(complete.path("signers").valueStream().map(one -> one.path("verdict").asString())).containsExactly("VALID", "VALID", "VALID");
        assertThat(sign(brother.actor, sheet).code()).isEqualTo("signing-over");
        assertThat(jdbc.sql("select count(*) from ledger.act where subject = :case and key like 'signature:%'").param("case", "case:" + number).query(Integer.class).single()).isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from messages.inbox where recipient in (:people)").param("people", List.of("party:" + wife.actor.personId(), "party:" + brother.actor.personId()))
                .query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void in_any_order_whoever_comes_signs_and_who_declines_ends_it() {
        Human wife = human("刘燕");
        String sheet = done(open(applicant, number(), false, wife)).path("id").asString();
        done(sign(wife.actor, sheet));
        assertThat(world.call(applicant, HttpMethod.POST, "/api/portal/signatures/" + sheet + "/decline", Map.of("reason", " "), null).status()).isEqualTo(422);
        JsonNode declined = done(world.call(applicant, HttpMethod.POST, "/api/portal/signatures/" + sheet + "/decline", Map.of("reason", "内容有误"), null));
        assertThat(declined.path("state").asString()).isEqualTo("DECLINED");
        assertThat(sign(applicant, sheet).code()).isEqualTo("signing-over");
    }

    @Test
    void an_agent_s_signature_is_not_the_owner_s() {
        Human mother = human("李秀英");
        Human son = human("李建国");
        String sheet = done(open(applicant, number(), false, mother)).path("id").asString();
        Actor.Applicant agent = new Actor.Applicant(UUID.randomUUID(), son.actor.personId(), "李建国", 4, Actor.CapacityKind.AGENT, mother.actor.personId(), "李秀英", UUID.randomUUID(), List.of());
        JsonNode signer = done(sign(agent, sheet)).path("signers").get(1);
        assertThat(signer.path("role").asString()).isEqualTo("AGENT");
        assertThat(signer.path("name").asString()).isEqualTo("李秀英");
        assertThat(signer.path("by").asString()).isEqualTo("李建国");
        assertThat(signer.path("verdict").asString()).isEqualTo("VALID");
        JsonNode file = world.get(agent, "/api/portal/signatures/" + sheet + "/file");
        assertThat(file.path("signatures").get(0).path("statement").asString()).contains("role:AGENT", "signer:李建国", "for:李秀英", "sm3:" + file.path("digestSm3").asString());
        jdbc.sql("update signatures.signer set role = 'OWNER' where sheet = :sheet and place = 2").param("sheet", UUID.fromString(sheet)).update();
        assertThat(world.get(applicant, "/api/portal/signatures/" + sheet).path("signers").get(1).path("verdict").asString()).isEqualTo("FORGED");
    }

    @Test
    void what_was_changed_after_a_signature_is_told_apart_and_signed_no_more() {
        Human wife = human("刘燕");
        String number = number();
        String sheet = done(open(applicant, number, false, wife)).path("id").asString();
        done(sign(applicant, sheet));
        assertThat(world.get(wife.actor, "/api/portal/signatures/" + sheet + "/content").path("changed").asBoolean()).isFalse();
        jdbc.sql("update cases.file set form = form || '{\"premisesArea\": 81}' where number = :number").param("number", number).update();
        assertThat(world.get(applicant, "/api/portal/signatures/" + sheet).path("signers").get(0).path("verdict").asString()).isEqualTo("CONTENT_CHANGED");
        assertThat(world.get(wife.actor, "/api/portal/signatures/" + sheet + "/content").path("changed").asBoolean()).isTrue();
        assertThat(sign(wife.actor, sheet).code()).isEqualTo("signing-content-changed");
    }

    @Test
    void only_those_it_concerns_see_it_and_only_proven_people_sign() {
        Human wife = human("刘燕");
        String number = number();
        assertThat(open(Actors.citizen(applicant.personId(), "王小明", 3), number, false).code()).isEqualTo("real-name-level-too-low");
        assertThat(open(CaseWorld.citizen(), number, false).status()).isEqualTo(404);
        Human nobody = new Human("刘大燕", wife.number, wife.actor);
        assertThat(open(applicant, number, false, nobody).body().path("errors").get(0).path("code").asString()).isEqualTo("signer-unknown");
        assertThat(open(applicant, number, false, wife, wife).status()).isEqualTo(422);
        String sheet = done(open(applicant, number, false, wife)).path("id").asString();
        assertThat(world.call(CaseWorld.citizen(), HttpMethod.GET, "/api/portal/signatures/" + sheet, null, null).status()).isEqualTo(404);
        assertThat(world.get(wife.actor, "/api/portal/signatures").get(0).path("yours").asBoolean()).isTrue();
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'signature.read' and object = :sheet").param("sheet", "sheet:" + sheet).query(Integer.class).single()).isZero();
        world.get(wife.actor, "/api/portal/signatures/" + sheet + "/content");
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'signature.read' and object = :sheet").param("sheet", "sheet:" + sheet).query(Integer.class).single()).isOne();
    }

    @Test
    void who_guesses_names_and_numbers_is_stopped() {
        Human wife = human("刘燕");
        Human guess = new Human("王小明", wife.number, wife.actor);
        Actor.Applicant curious = CaseWorld.citizen();
        String number = world.foodCase(curious).path("number").asString();
        for (int i = 0; i < 30; i++) {
            assertThat(open(curious, number, false, guess).status()).isEqualTo(422);
        }
        assertThat(open(curious, number, false, guess).code()).isEqualTo("too-many-enquiries");
        done(open(curious, number, false));
    }

    @Test
    void officials_who_may_read_the_case_see_who_signed() {
        PublishedMatter food = world.matter("food-business-licence");
        String number = number();
        done(sign(applicant, done(open(applicant, number, false)).path("id").asString()));
        assertThat(world.get(CaseWorld.official(food), "/api/work/cases/" + number + "/signatures").get(0).path("state").asString()).isEqualTo("COMPLETE");
    }
}
