package luoshu.kernel.cases;

import static luoshu.kernel.cases.CaseWorld.citizen;
import static luoshu.kernel.cases.CaseWorld.official;
import static luoshu.kernel.cases.CaseWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Actor;
import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What time does to a case. The test clock starts on Monday 2026-04-20. */
@ServerTest
class CaseTimeTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    Cases cases;
    @Autowired
    TestClock clock;
    @Autowired
    JdbcClient jdbc;
    private CaseWorld world;
    private Actor.Official officer;
    private PublishedMatter food;
    private final Actor.Applicant applicant = citizen();

    @BeforeEach
    void people() {
        world = new CaseWorld(context);
        food = world.matter("food-business-licence");
        officer = official(food);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    private void on(String day) {
        clock.set(Instant.parse(day + "T02:00:00Z"));
    }

    private JsonNode dossier(String number) {
        return world.get(officer, "/api/work/cases/" + number);
    }

    @Test
    void the_clock_stands_still_in_a_special_procedure() {
        on("2026-04-24");
        String number = world.foodCase(applicant).path("number").asString();
        assertThat(world.done(officer, number, "accept", null).path("clock").path("dueOn").asString()).isEqualTo("2026-05-08");
        on("2026-04-28");
        assertThat(world.act(officer, number, "start-special", Map.of("special", Map.of("code", "nothing"), "reason", "x")).status()).isEqualTo(422);
        JsonNode stopped = world.done(officer, number, "start-special", Map.of("special", Map.of("code", "site_survey"), "reason", "需现场核查"));
        assertThat(stopped.path("clock").path("state").asString()).isEqualTo("STOPPED");
        assertThat(stopped.path("clock").path("elapsedDays").asInt()).isEqualTo(2);
        assertThat(stopped.path("light").asString()).isEqualTo("GREY");
        assertThat(texts(stopped.path("documents"), "kind")).contains("special-procedure-notice");
        assertThat(world.act(officer, number, "pass", null).code()).isEqualTo("act-not-possible");
        on("2026-05-08");
        JsonNode running = world.done(officer, number, "end-special", Map.of("opinion", "现场符合要求"));
        assertThat(running.path("clock").path("dueOn").asString()).isEqualTo("2026-05-14");
        assertThat(running.path("clock").path("elapsedDays").asInt()).isEqualTo(2);
        assertThat(running.path("special").get(0).path("endedOn").asString()).isEqualTo("2026-05-08");
        assertThat(running.path("clock").path("explain").path("zh").asString()).contains("2026年5月14日");
    }

    @Test
    void an_extension_is_asked_for_and_allowed_once() {
        String number = world.foodCase(applicant).path("number").asString();
        world.done(officer, number, "accept", null);
        assertThat(world.act(officer, number, "request-extension", Map.of("days", 6, "reason", "情况复杂")).status()).isEqualTo(422);
        world.done(officer, number, "request-extension", Map.of("days", 5, "reason", "情况复杂"));
        Actor.Official examiner = official(food, "case.read", "case.examine", "case.extend");
        assertThat(world.act(examiner, number, "approve-extension", null).status()).isEqualTo(403);
        JsonNode longer = world.done(officer, number, "approve-extension", Map.of("opinion", "同意"));
        assertThat(longer.path("clock").path("dueOn").asString()).isEqualTo("2026-05-09");
        assertThat(longer.path("clock").path("limit").path("days").asInt()).isEqualTo(12);
        assertThat(texts(longer.path("documents"), "kind")).contains("extension-notice");
        assertThat(world.act(officer, number, "request-extension", Map.of("reason", "再延")).code()).isEqualTo("extended-already");
    }

    @Test
    void untold_in_time_counts_as_accepted_on_the_day_of_receipt() {
        String number = world.foodCase(applicant).path("number").asString();
        on("2026-04-27");
        cases.sweep();
        assertThat(dossier(number).path("innerState").asString()).isEqualTo("SUBMITTED");
        on("2026-04-28");
        cases.sweep();
        cases.sweep();
        JsonNode accepted = dossier(number);
        assertThat(accepted.path("innerState").asString()).isEqualTo("ACCEPTED");
        assertThat(accepted.path("clock").path("startedOn").asString()).isEqualTo("2026-04-20");
        assertThat(accepted.path("clock").path("dueOn").asString()).isEqualTo("2026-04-29");
        assertThat(texts(accepted.path("journal"), "event")).containsExactly("CASE_SUBMITTED", "CASE_DEEMED_ACCEPTED");
        assertThat(accepted.path("light").asString()).isEqualTo("YELLOW");
    }

    @Test
    void clocks_that_jump_do_nothing_twice() {
        String number = world.foodCase(applicant).path("number").asString();
        clock.advance(Duration.ofHours(1));
        cases.sweep();
        clock.advance(Duration.ofDays(-1));
        cases.sweep();
        assertThat(dossier(number).path("innerState").asString()).isEqualTo("SUBMITTED");
        on("2026-12-31");
        cases.sweep();
        clock.reset();
        cases.sweep();
        on("2026-12-31");
        cases.sweep();
        JsonNode accepted = dossier(number);
        assertThat(texts(accepted.path("journal"), "event")).containsExactly("CASE_SUBMITTED", "CASE_DEEMED_ACCEPTED");
        assertThat(accepted.path("clock").path("startedOn").asString()).isEqualTo("2026-04-20");
        clock.advance(Duration.ofDays(400));
        assertThat(dossier(number).path("light").asString()).isEqualTo("RED");
        clock.reset();
        assertThat(dossier(number).path("light").asString()).isEqualTo("GREEN");
        world.done(officer, number, "pass", null);
        assertThat(texts(dossier(number).path("journal"), "sequence")).isNotEmpty();
    }

    @Test
    void days_are_computed_anew_when_the_calendar_changed_while_nobody_ran() {
        String number = world.foodCase(applicant).path("number").asString();
        world.done(officer, number, "accept", null);
        cases.sweep();
        String dueOn = "select due_on::text from cases.file where number = '" + number + "'";
        String right = jdbc.sql(dueOn).query(String.class).single();
        jdbc.sql("update cases.file set due_on = '2026-12-30' where number = :number").param("number", number).update();
        cases.sweep();
        assertThat(jdbc.sql(dueOn).query(String.class).single()).isEqualTo("2026-12-30");
        jdbc.sql("update cases.computed_with set stamp = 'of the release before'").update();
        cases.sweep();
        assertThat(jdbc.sql(dueOn).query(String.class).single()).isEqualTo(right);
        assertThat(jdbc.sql("select stamp from cases.computed_with").query(String.class).single()).isEqualTo(context.getBean(Calendars.class).stamp());
    }

    @Test
    void a_correction_is_told_once_answered_or_lapses() {
        JsonNode receipt = world.foodCase(applicant);
        String number = receipt.path("number").asString();
        String material = dossier(number).path("materials").get(0).path("code").asString();
        assertThat(world.act(officer, number, "request-correction", Map.of("items", List.of(Map.of("target", "/form/nothing", "reason", "x")))).status()).isEqualTo(422);
        Map<String, Object> notice = Map.of("items", List.of(Map.of("target", "/materials/" + material, "reason", "不清晰"), Map.of("target", "/form/premisesAddress", "reason", "请写明门牌号")));
        JsonNode asked = world.done(officer, number, "request-correction", notice);
        assertThat(asked.path("state").asString()).isEqualTo("CORRECTION");
        String path = "/api/portal/cases/" + number;
        JsonNode mine = world.get(applicant, path);
        assertThat(texts(mine.path("actions"), null)).contains("answer-correction");
        assertThat(mine.path("correction").path("dueOn").asString()).isEqualTo("2026-05-13");
        CaseWorld.Answer half = world.call(applicant, HttpMethod.POST, path + "/correction", Map.of("materials", Map.of()), mine.path("version").asLong());
        assertThat(texts(half.body().path("errors"), "pointer")).contains("/materials/" + material);
        on("2026-04-22");
        String file = world.upload(applicant, path + "/materials/" + material + "/files").body().path("id").asString();
        JsonNode answered = world.call(applicant, HttpMethod.POST, path + "/correction", Map.of("form", Map.of("premisesAddress", "东方红大道 1 号附 2 号", "operatorName", "不许改"),
                "materials", Map.of(material, List.of(file))), mine.path("version").asLong()).body();
        assertThat(answered.path("state").asString()).as(answered.toString()).isEqualTo("SUBMITTED");
        assertThat(answered.path("form").path("premisesAddress").asString()).isEqualTo("东方红大道 1 号附 2 号");
        assertThat(answered.path("form").path("operatorName").asString()).isNotEqualTo("不许改");
        assertThat(world.act(officer, number, "request-correction", Map.of("items", List.of(Map.of("target", "/form/staffCount", "reason", "x")))).code()).isEqualTo("told-once");
        world.done(officer, number, "request-correction", notice);
        on("2026-05-16");
        cases.sweep();
        assertThat(dossier(number).path("state").asString()).isEqualTo("LAPSED");
        assertThat(texts(dossier(number).path("documents"), "kind")).contains("lapse-notice");
    }

    @Test
    void deferred_materials_come_in_time_or_the_application_counts_as_withdrawn() {
        String deferrable = food.definition().materials().stream().filter(material -> material.isNeed().equals("3") && material.when() == null).map(luoshu.kernel.matters.Material::code)
                .findFirst().orElse(null);
        org.junit.jupiter.api.Assumptions.assumeTrue(deferrable != null);
        String number = world.submit(applicant, world.foodDraft(applicant, List.of(deferrable))).path("number").asString();
        world.done(officer, number, "accept", null);
        world.done(officer, number, "pass", null);
        world.done(officer, number, "pass", null);
        assertThat(world.act(officer, number, "grant", null).code()).isEqualTo("deferred-missing");
        String late = world.submit(applicant, world.foodDraft(applicant, List.of(deferrable))).path("number").asString();
        world.done(officer, late, "accept", null);
        String path = "/api/portal/cases/" + number;
        JsonNode mine = world.get(applicant, path);
        String file = world.upload(applicant, path + "/materials/" + deferrable + "/files").body().path("id").asString();
        CaseWorld.Answer supplied = world.call(applicant, HttpMethod.POST, path + "/deferred-materials", Map.of("materials", Map.of(deferrable, List.of(file))), mine.path("version").asLong());
        assertThat(supplied.status()).as(supplied.body().toString()).isEqualTo(200);
        world.done(officer, number, "grant", null);
        on("2026-05-01");
        cases.sweep();
        assertThat(dossier(late).path("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(dossier(number).path("state").asString()).isEqualTo("DECIDED_GRANTED");
    }

    @Test
    void an_applicant_may_withdraw_until_the_decision() {
        String number = world.foodCase(applicant).path("number").asString();
        world.done(officer, number, "accept", null);
        String path = "/api/portal/cases/" + number;
        long version = world.get(applicant, path).path("version").asLong();
        assertThat(world.call(applicant, HttpMethod.POST, path + "/withdraw", Map.of("reason", " "), version).status()).isEqualTo(422);
        assertThat(world.call(applicant, HttpMethod.POST, path + "/withdraw", Map.of("reason", "不开店了"), version).body().path("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(world.act(officer, number, "pass", null).code()).isEqualTo("act-not-possible");
        assertThat(world.get(officer, "/api/work/tasks?box=organ&q=" + number).path("total").asInt()).isZero();
    }
}
