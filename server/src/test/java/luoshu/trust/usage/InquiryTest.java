package luoshu.trust.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Parties;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Certificates consulted by officials on a legal ground: recorded, told or – where the ground says so – told later. */
@ServerTest
class InquiryTest {

    @Autowired CaseWorld world;
    @Autowired Parties parties;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    private PublishedMatter food;
    private Actor.Official inquirer;
    private CitizenId number;
    private Actor.Applicant holder;
    private String caseNumber;
    private JsonNode certificate;

    @BeforeEach
    void people() {
        food = world.matter("food-business-licence");
        inquirer = CaseWorld.official(food, "case.read", "certificate.inquire");
        ThreadLocalRandom any = ThreadLocalRandom.current();
        number = CitizenId.compose("411502", LocalDate.of(1950, 1, 1).plusDays(any.nextInt(18_000)), any.nextInt(1, 999));
        holder = Actors.citizen(parties.registerAtWindow("周持证", number, null).partyId(), "周持证", 4);
        caseNumber = world.foodCase(holder).path("number").asString();
        Actor.Official officer = CaseWorld.official(food);
        List.of("accept", "pass", "pass", "grant", "issue-result").forEach(command -> world.done(officer, caseNumber, command, Map.of("opinion", "同意")));
        certificate = world.get(holder, "/api/portal/certificates/" + world.get(holder, "/api/portal/certificates?case=" + caseNumber).get(0).path("id").asString());
    }

    private CaseWorld.Answer inquire(Actor by, Map<String, Object> inquiry) {
        Map<String, Object> body = new HashMap<>(Map.of("purpose", "核对许可情况"));
        body.putAll(inquiry);
        return world.call(by, HttpMethod.POST, "/api/work/certificate-inquiries", body, null);
    }

    private String type() {
        return certificate.path("identifier").asString().split("\\.")[5];
    }

    private JsonNode uses() {
        return world.get(holder, "/api/portal/certificates/" + certificate.path("id").asString() + "/uses");
    }

    @Test
    void for_a_case_it_is_shown_recorded_and_told() {
        CaseWorld.Answer found = inquire(inquirer, Map.of("ground", "licensing", "caseNumber", caseNumber, "type", type()));
        assertThat(found.status()).as(found.body().toString()).isEqualTo(200);
        assertThat(found.body()).singleElement().satisfies(one -> {
            assertThat(one.path("number")).isEqualTo(certificate.path("number"));
            assertThat(world.status(inquirer, "/api/work/certificate-uses/" + one.path("use").asString() + "/picture")).isEqualTo(200);
        });
        assertThat(uses()).singleElement().satisfies(use -> {
            assertThat(use.path("kind").asString()).isEqualTo("EX_OFFICIO");
            assertThat(use.path("basis").asString()).contains("行政许可法").contains("第三十四条");
            assertThat(use.path("caseNumber").asString()).isEqualTo(caseNumber);
        });
        assertThat(world.get(holder, "/api/portal/messages").toString()).contains("证照被依职权查询");
        assertThat(inquire(inquirer, Map.of("ground", "licensing", "type", type(), "holderNumber", number.value())).body().path("errors").get(0).path("pointer").asString()).isEqualTo("/caseNumber");
        assertThat(inquire(inquirer, Map.of("ground", "licensing", "caseNumber", "no-such", "type", type())).status()).isEqualTo(404);
        assertThat(inquire(CaseWorld.official(food, "case.read", "certificate.read"), Map.of("ground", "licensing", "caseNumber", caseNumber, "type", type())).status()).isEqualTo(403);
    }

    @Test
    void by_number_or_identifier_where_the_ground_needs_no_case() {
        assertThat(inquire(inquirer, Map.of("ground", "supervision", "type", type(), "holderNumber", number.value())).body()).hasSize(1);
        assertThat(inquire(inquirer, Map.of("ground", "supervision", "identifier", certificate.path("identifier").asString())).body()).hasSize(1);
        assertThat(inquire(inquirer, Map.of("ground", "supervision", "type", type(), "holderNumber", CitizenId.compose("411502", LocalDate.of(1949, 1, 2), 3).value())).body()).isEmpty();
        JsonNode wrong = inquire(inquirer, Map.of("ground", "curiosity", "identifier", "1.2.3")).body();
        assertThat(CaseWorld.texts(wrong.path("errors"), "pointer")).containsExactlyInAnyOrder("/ground", "/identifier");
        assertThat(uses()).hasSize(2);
    }

    @Test
    void where_telling_would_hinder_an_investigation_the_holder_sees_it_later() {
        CaseWorld.Answer found = inquire(inquirer, Map.of("ground", "criminal", "type", type(), "holderNumber", number.value()));
        assertThat(found.body()).hasSize(1);
        assertThat(uses()).isEmpty();
        assertThat(world.get(holder, "/api/portal/messages").toString()).doesNotContain("依职权");
        assertThat(world.get(holder, "/api/portal/certificates/" + certificate.path("id").asString() + "/receipts").toString()).doesNotContain("certificate-used");
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'certificate.inquire' and object = :object").param("object", "certificate:" + certificate.path("id").asString())
                .query(Integer.class).single()).as("audited all the same").isEqualTo(1);
        clock.advance(Duration.ofDays(370));
        assertThat(uses()).singleElement().satisfies(use -> assertThat(use.path("basis").asString()).contains("刑事诉讼法"));
    }
}
