package luoshu.trust.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.layout.PackageLimits;
import luoshu.trust.layout.PackageRead;
import luoshu.trust.layout.PackageReader;
import luoshu.trust.layout.Xml;
import luoshu.trust.seals.SealReport;
import luoshu.trust.seals.SealVerifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** From a granted case to a sealed certificate its holder reads, and what happens to it later; over HTTP. */
@ServerTest
class CertificateTest {

    @Autowired MockMvc http;
    @Autowired CaseWorld world;
    @Autowired Certificates certificates;
    @Autowired SealVerifier verifier;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    private PublishedMatter food;
    private Actor.Official officer;
    private Actor.Official manager;
    private final Actor.Applicant holder = CaseWorld.citizen();

    @BeforeEach
    void people() {
        food = world.matter("food-business-licence");
        officer = CaseWorld.official(food);
        manager = CaseWorld.official(food, "certificate.read", "certificate.manage");
    }

    private String granted() {
        String number = world.foodCase(holder).path("number").asString();
        world.done(officer, number, "accept", Map.of("opinion", "材料齐全"));
        world.done(officer, number, "pass", Map.of("opinion", "符合"));
        world.done(officer, number, "pass", Map.of("opinion", "同意"));
        world.done(officer, number, "grant", Map.of());
        return number;
    }

    private JsonNode issued() {
        String number = granted();
        world.done(officer, number, "issue-result", null);
        JsonNode cards = world.get(holder, "/api/portal/certificates?case=" + number);
        assertThat(cards).hasSize(1);
        return world.get(holder, "/api/portal/certificates/" + cards.get(0).path("id").asString());
    }

    private MockHttpServletResponse file(Actor actor, String path) {
        try {
            return http.perform(MockMvcRequestBuilders.get(path).with(Actors.as(actor))).andReturn().getResponse();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private CaseWorld.Answer act(Actor actor, JsonNode certificate, String command, Map<String, Object> body) {
        return world.call(actor, HttpMethod.POST, "/api/work/certificates/" + certificate.path("id").asString() + "/commands/" + command, body, certificate.path("revision").asLong());
    }

    private JsonNode done(JsonNode certificate, String command, Map<String, Object> body) {
        CaseWorld.Answer answer = act(manager, certificate, command, body);
        assertThat(answer.status()).as(command + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private CertificateStanding standing(String identifier) {
        return certificates.standing(CertificateIdentifier.parse(identifier), clock.instant()).orElseThrow();
    }

    private static Map<String, String> metadata(byte[] ofd) throws Exception {
        Map<String, byte[]> files = ((PackageRead.Opened) new PackageReader(PackageLimits.USUAL).read(ofd)).files();
        Map<String, String> written = new HashMap<>();
        Xml.read(files.get("OFD.xml")).child("DocBody").orElseThrow().child("DocInfo").orElseThrow().child("CustomDatas").orElseThrow().children("CustomData")
                .forEach(one -> written.put(one.attribute("Name").orElseThrow(), one.text()));
        return written;
    }

    private String waiting(String number) {
        JsonNode row = world.get(officer, "/api/work/tasks?box=organ&q=" + number).path("items").get(0);
        assertThat(CaseWorld.texts(row.path("bulk"), null)).contains("issue");
        return row.path("id").asString();
    }

    private JsonNode issueTogether(List<String> tasks) {
        return world.call(officer, HttpMethod.POST, "/api/work/tasks/bulk", Map.of("action", "issue", "ids", tasks), null).body().path("results");
    }

    private JsonNode certificateOf(String number) {
        JsonNode cards = world.get(holder, "/api/portal/certificates?case=" + number);
        assertThat(cards).hasSize(1);
        return world.get(holder, "/api/portal/certificates/" + cards.get(0).path("id").asString());
    }

    @Test
    void many_granted_cases_are_issued_together_each_refusal_by_itself() throws Exception {
        List<String> numbers = java.util.stream.IntStream.range(0, 4).mapToObj(_ -> granted()).toList();
        List<String> tasks = new java.util.ArrayList<>(numbers.stream().map(this::waiting).toList());
        world.done(officer, numbers.get(1), "issue-result", null);
        Actor.Official colleague = CaseWorld.official(food);
        assertThat(world.call(colleague, HttpMethod.POST, "/api/work/tasks/" + tasks.get(3) + "/claim", null, null).status()).isEqualTo(200);
        String unaccepted = world.get(officer, "/api/work/tasks?box=organ&q=" + world.foodCase(holder).path("number").asString()).path("items").get(0).path("id").asString();
        tasks.addAll(List.of(unaccepted, UUID.randomUUID().toString()));

        JsonNode results = issueTogether(tasks);

        assertThat(CaseWorld.texts(results, "id")).isEqualTo(tasks);
        assertThat(CaseWorld.texts(results, "code")).containsExactly("", "task-ended", "", "task-claimed-by-other", "not-in-bulk", "not-found");
        List<Long> serials = new java.util.ArrayList<>();
        for (String number : List.of(numbers.get(0), numbers.get(2))) {
            assertThat(jdbc.sql("select state from cases.file where number = :number").param("number", number).query(String.class).single()).isEqualTo("RESULT_ISSUED");
            JsonNode certificate = certificateOf(number);
            serials.add(Long.parseLong(certificate.path("number").asString().substring("JY".length())));
            byte[] ofd = file(holder, "/api/portal/certificates/" + certificate.path("id").asString() + "/file").getContentAsByteArray();
            assertThat(metadata(ofd)).containsEntry("ZZBH", certificate.path("number").asString()).containsEntry("CZZT", "测试内容文字");
            assertThat(verifier.verify(ofd).valid()).isTrue();
            assertThat(standing(certificate.path("identifier").asString()).state()).isEqualTo(CertificateState.VALID);
            assertThat(jdbc.sql("select action from audit.entry where case_number = :number and action in ('case.issue-result', 'certificate.issue') order by action").param("number", number)
                    .query(String.class).list()).containsExactly("case.issue-result", "certificate.issue");
            assertThat(jdbc.sql("select count(*) from seals.use where subject = :subject").param("subject", "certificate:" + certificate.path("identifier").asString()).query(Integer.class).single())
                    .isOne();
            assertThat(jdbc.sql("select count(*) from ledger.act where subject = :subject").param("subject", "certificate:" + certificate.path("id").asString()).query(Integer.class).single()).isOne();
            JsonNode next = world.get(officer, "/api/work/tasks?box=organ&q=" + number).path("items").get(0);
            assertThat(next.path("step").path("code").asString()).isEqualTo("deliver");
        }
        assertThat(serials.get(1) - serials.get(0)).as("drawn together").isOne();
        assertThat(CaseWorld.texts(issueTogether(tasks.subList(0, 1)), "code")).containsExactly("task-ended");
    }

    @Test
    void one_that_cannot_be_written_does_not_keep_the_others() {
        JsonNode before = issued();
        List<String> numbers = java.util.stream.IntStream.range(0, 3).mapToObj(_ -> granted()).toList();
        List<String> tasks = numbers.stream().map(this::waiting).toList();
        jdbc.sql("update certificates.certificate set case_id = (select id from cases.file where number = :number) where id = :id::uuid").param("number", numbers.get(1))
                .param("id", before.path("id").asString()).update(); // its place is taken

        assertThat(CaseWorld.texts(issueTogether(tasks), "code")).containsExactly("", "internal", "");

        assertThat(certificateOf(numbers.get(0)).path("state").asString()).isEqualTo(certificateOf(numbers.get(2)).path("state").asString());
        assertThat(jdbc.sql("select state from cases.file where number = :number").param("number", numbers.get(1)).query(String.class).single()).isEqualTo("DECIDED_GRANTED");
    }

    @Test
    void a_granted_case_ends_in_a_sealed_certificate_of_the_applicant() throws Exception {
        JsonNode certificate = issued();
        String id = certificate.path("id").asString();
        String number = certificate.path("number").asString();
        assertThat(number).matches("JY4115022026\\d{6}");
        assertThat(certificate.path("identifier").asString()).startsWith("1.2.156.3005.2.11100000MB0143028R001." + food.implementation().organ() + "." + number + ".001.");
        assertThat(certificate.path("state").asString()).isEqualTo("VALID");
        assertThat(certificate.path("validTo").asString()).isEqualTo("2031-04-19");
        assertThat(certificate.path("fields").toString()).contains("餐饮服务经营者").contains("热食").doesNotContain("catering");
        assertThat(certificate.path("life")).singleElement().satisfies(line -> assertThat(line.path("operation").asString()).isEqualTo("ISSUED"));
        MockHttpServletResponse original = file(holder, "/api/portal/certificates/" + id + "/file");
        assertThat(original.getContentType()).isEqualTo("application/ofd");
        assertThat(original.getHeader("Content-Disposition")).contains(certificate.path("identifier").asString() + ".OFD");
        byte[] ofd = original.getContentAsByteArray();
        SealReport report = verifier.verify(ofd);
        assertThat(report.findings()).isEmpty();
        assertThat(report.valid()).as(report.first().toString()).isTrue();
        assertThat(report.covered()).isTrue();
        assertThat(report.seals().getFirst().facts().orElseThrow().name()).isEqualTo(certificate.path("sealName").asString());
        assertThat(metadata(ofd)).containsEntry("ZZBS", certificate.path("identifier").asString()).containsEntry("ZZBH", number).containsEntry("ZZBFJGDM", food.implementation().organ());
        assertThat(metadata(ofd)).as("the number is that of who is named, not the applicant's").containsEntry("CZZT", certificate.path("holderName").asString())
                .containsEntry("CZZTDM", certificate.path("holderCode").asString()).containsEntry("CZZTDMLXDM", "001");
        String picture = file(holder, "/api/portal/certificates/" + id + "/picture").getContentAsString(StandardCharsets.UTF_8);
        assertThat(picture).startsWith("<svg").contains("食品经营许可证").contains(number);
        assertThat(picture.split("<image", -1)).as("the code and the seal").hasSize(3);
        byte[] pdf = file(holder, "/api/portal/certificates/" + id + "/rendition").getContentAsByteArray();
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(file(holder, "/api/portal/certificates/" + id + "/file").getContentAsByteArray()).isEqualTo(ofd);
    }

    @Test
    void the_act_is_proven_listed_in_the_directory_and_told() {
        JsonNode certificate = issued();
        String id = certificate.path("id").asString();
        JsonNode receipts = await().atMost(Duration.ofSeconds(20)).until(() -> world.get(holder, "/api/portal/certificates/" + id + "/receipts"), all -> all.size() == 1 && all.get(0).has("proof"));
        assertThat(receipts.get(0).path("kind").asString()).isEqualTo("certificate-issued");
        assertThat(world.get(holder, "/api/portal/messages").toString()).contains("电子证照已签发：食品经营许可证").contains(certificate.path("number").asString());
        Map<String, Object> listed = jdbc.sql("select * from certificates.directory_entry where certificate = :id").param("id", UUID.fromString(id)).query().singleRow();
        assertThat(listed).containsEntry("certificate_type_code", "11100000MB0143028R001").containsEntry("certificate_area_code", "411502").containsEntry("operation", "01").containsEntry("state", "WAITING");
    }

    @Test
    void the_same_result_is_never_a_certificate_twice() {
        String number = granted();
        world.done(officer, number, "issue-result", null);
        assertThat(world.act(officer, number, "issue-result", null).code()).isEqualTo("act-not-possible");
        assertThat(world.get(holder, "/api/portal/certificates?case=" + number)).hasSize(1);
        Map<String, Object> row = jdbc.sql("select * from certificates.certificate where case_number = :number").param("number", number).query().singleRow();
        Map<String, Object> copy = new HashMap<>(row);
        copy.put("id", UUID.randomUUID());
        copy.put("identifier", row.get("identifier") + "0");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> jdbc.sql("""
                insert into certificates.certificate (id, type, identifier, version, number, holder_kind, holder_name, holder_code, organ, organ_name, duty, region, confidentiality, case_id, case_number,
                    result_code, valid_from, state, revision, issued_at, changed_at)
                values (:id, :type, :identifier, 1, :number, 'PERSON', 'x', '', :organ, 'x', 'x', 'x', 0, :case_id, :case_number, :result_code, :valid_from, 'VALID', 1, :issued_at, :issued_at)
                """).params(copy).update()).hasMessageContaining("certificate_once");
    }

    @Test
    void nobody_else_knows_it_exists() {
        JsonNode certificate = issued();
        String id = certificate.path("id").asString();
        Actor.Official elsewhere = Actors.official("11410100X01000000A", "market-regulation", "410100000000", "certificate.read", "certificate.manage");
        for (String part : List.of("", "/file", "/picture", "/rendition", "/receipts")) {
            assertThat(file(CaseWorld.citizen(), "/api/portal/certificates/" + id + part).getStatus()).as(part).isEqualTo(404);
        }
        for (String part : List.of("", "/file", "/picture", "/rendition")) {
            assertThat(file(elsewhere, "/api/work/certificates/" + id + part).getStatus()).as(part).isEqualTo(404);
        }
        assertThat(act(elsewhere, certificate, "suspend", Map.of("reason", "suspension-penalty")).status()).isEqualTo(404);
        assertThat(act(officer, certificate, "suspend", Map.of("reason", "suspension-penalty")).status()).isEqualTo(403);
        assertThat(world.get(elsewhere, "/api/work/certificates?q=" + certificate.path("number").asString()).path("items")).isEmpty();
        assertThat(world.get(CaseWorld.citizen(), "/api/portal/certificates")).isEmpty();
        Actor.Applicant narrow = new Actor.Applicant(UUID.randomUUID(), UUID.randomUUID(), "代理人", 4, Actor.CapacityKind.AGENT, holder.applicantId(), holder.applicantName(), UUID.randomUUID(),
                List.of("000511009000"));
        assertThat(world.get(narrow, "/api/portal/certificates")).isEmpty();
        Actor.Applicant agent = new Actor.Applicant(UUID.randomUUID(), UUID.randomUUID(), "代理人", 4, Actor.CapacityKind.AGENT, holder.applicantId(), holder.applicantName(), UUID.randomUUID(),
                List.of("000131001000"));
        assertThat(world.get(agent, "/api/portal/certificates").toString()).contains(id);
    }

    @Test
    void officials_find_it_by_number_holder_type_and_state() {
        JsonNode certificate = issued();
        String id = certificate.path("id").asString();
        for (String query : List.of("q=" + certificate.path("number").asString(), "q=" + certificate.path("identifier").asString(), "q=" + certificate.path("holderName").asString(),
                "type=11100000MB0143028R001", "state=VALID", "case=" + certificate.path("caseNumber").asString())) {
            assertThat(world.get(manager, "/api/work/certificates?size=100&" + query).toString()).as(query).contains(id);
        }
        for (String query : List.of("q=不存在的", "type=11100000MB0143028R002", "state=CANCELLED", "q=%25")) {
            assertThat(world.get(manager, "/api/work/certificates?size=100&" + query).toString()).as(query).doesNotContain(id);
        }
        assertThat(world.get(manager, "/api/work/certificates/choices").path("types").size()).isGreaterThan(10);
    }

    @Test
    void renewal_and_change_make_the_next_edition_and_the_old_one_is_known_as_superseded() throws Exception {
        JsonNode first = issued();
        clock.advance(Duration.ofDays(30));
        JsonNode renewed = done(first, "renew", Map.of("reason", "renewal-applied", "validTo", "2036-04-19"));
        assertThat(renewed.path("identifier").asString()).contains(".002.");
        assertThat(renewed.path("validTo").asString()).isEqualTo("2036-04-19");
        clock.advance(Duration.ofDays(1));
        JsonNode changed = done(renewed, "change", Map.of("reason", "change-applied", "note", "变更字号", "fields", Map.of("KZ_OPERATOR_NAME", "信阳市新字号餐饮店")));
        assertThat(changed.path("identifier").asString()).contains(".003.");
        assertThat(changed.path("holderName").asString()).isEqualTo("信阳市新字号餐饮店");
        byte[] ofd = file(holder, "/api/portal/certificates/" + first.path("id").asString() + "/file").getContentAsByteArray();
        assertThat(verifier.verify(ofd).valid()).isTrue();
        assertThat(metadata(ofd)).containsEntry("ZZBS", changed.path("identifier").asString()).containsEntry("CZZT", "信阳市新字号餐饮店").containsEntry("ZZYXQJZRQ", "2036-04-19");
        assertThat(standing(first.path("identifier").asString()).state()).isEqualTo(CertificateState.SUPERSEDED);
        assertThat(standing(changed.path("identifier").asString()).state()).isEqualTo(CertificateState.VALID);
        assertThat(certificates.standing(CertificateIdentifier.parse(first.path("identifier").asString()), TestClock.START.plusSeconds(60)).orElseThrow().state()).isEqualTo(CertificateState.VALID);
        assertThat(certificates.find(CertificateIdentifier.parse(first.path("identifier").asString())).orElseThrow().identifier().version()).isEqualTo(3);
        assertThat(changed.path("life").valueStream().map(line -> line.path("operation").asString() + line.path("version").asInt())).containsExactly("ISSUED1", "RENEWED2", "CHANGED3");
    }

    @Test
    void suspended_returned_cancelled_with_the_reasons_of_the_law() {
        JsonNode one = issued();
        String identifier = one.path("identifier").asString();
        assertThat(act(manager, one, "suspend", Map.of("reason", "cancel-death")).code()).isEqualTo("invalid");
        assertThat(act(manager, one, "return", Map.of("reason", "return-term")).code()).isEqualTo("certificate-act-not-possible");
        clock.advance(Duration.ofHours(1));
        JsonNode suspended = done(one, "suspend", Map.of("reason", "suspension-penalty", "note", "浉市监罚〔2026〕1号"));
        assertThat(suspended.path("state").asString()).isEqualTo("SUSPENDED");
        assertThat(act(manager, one, "return", Map.of("reason", "return-term")).code()).isEqualTo("stale-version");
        assertThat(standing(identifier).state()).isEqualTo(CertificateState.SUSPENDED);
        clock.advance(Duration.ofHours(1));
        JsonNode returned = done(suspended, "return", Map.of("reason", "return-term"));
        assertThat(standing(identifier).state()).isEqualTo(CertificateState.VALID);
        clock.advance(Duration.ofHours(1));
        JsonNode cancelled = done(returned, "cancel", Map.of("reason", "revoke-fraud", "note", "浉市监撤〔2026〕1号"));
        assertThat(cancelled.path("actions")).isEmpty();
        assertThat(cancelled.path("life").get(3).path("basis").asString()).isEqualTo("行政许可法第六十九条第二款");
        CertificateStanding end = standing(identifier);
        assertThat(end.state()).isEqualTo(CertificateState.CANCELLED);
        assertThat(end.since()).isEqualTo(clock.instant());
        assertThat(certificates.standing(CertificateIdentifier.parse(identifier), clock.instant().minusSeconds(10)).orElseThrow().state()).isEqualTo(CertificateState.VALID);
        assertThat(world.get(holder, "/api/portal/messages").toString()).contains("证照被暂扣").contains("证照已发还").contains("证照已注销");
        assertThat(act(manager, cancelled, "renew", Map.of("reason", "renewal-applied", "validTo", "2040-01-01")).code()).isEqualTo("certificate-act-not-possible");
    }

    @Test
    void what_a_command_lacks_is_said_all_at_once() {
        JsonNode one = issued();
        CaseWorld.Answer refused = act(manager, one, "renew", Map.of("reason", "nothing", "note", "字".repeat(501), "validTo", "2020-01-01"));
        assertThat(CaseWorld.texts(refused.body().path("errors"), "pointer")).containsExactlyInAnyOrder("/reason", "/note", "/validTo");
        refused = act(manager, one, "change", Map.of("reason", "change-applied", "fields", Map.of("KZ_UNKNOWN", "x", "KZ_ITEMS", " ")));
        assertThat(CaseWorld.texts(refused.body().path("errors"), "pointer")).containsExactlyInAnyOrder("/fields/KZ_UNKNOWN", "/fields/KZ_ITEMS");
        assertThat(world.call(manager, HttpMethod.POST, "/api/work/certificates/" + one.path("id").asString() + "/commands/suspend", Map.of("reason", "suspension-penalty"), null).status()).isEqualTo(428);
        assertThat(act(manager, one, "explode", Map.of("reason", "x")).status()).isEqualTo(422);
    }

    @Test
    void an_unknown_identifier_and_one_before_its_issue_have_no_standing() {
        JsonNode one = issued();
        CertificateIdentifier identifier = CertificateIdentifier.parse(one.path("identifier").asString());
        assertThat(certificates.standing(identifier.next(), clock.instant())).isEmpty();
        assertThat(certificates.standing(identifier, Instant.parse("2020-01-01T00:00:00Z"))).isEmpty();
    }
}
