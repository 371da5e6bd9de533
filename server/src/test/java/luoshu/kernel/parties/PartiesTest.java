package luoshu.kernel.parties;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.citizen;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ServerTest
class PartiesTest {

    private static final CreditCode SHENMA = new CreditCode("91411502X90001006B");

    @Autowired Parties parties;
    @Autowired RealNames realNames;
    @Autowired Authorisations authorisations;
    @Autowired Access access;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired MockMvc http;

    @AfterEach
    void backToTheStart() {
        clock.reset();
    }

    /** A neighbour of the simulated register whom nobody has used yet. */
    private Neighbour neighbour(int which) {
        return jdbc.sql("select name, citizen_id from registers.person where alive and mobile like '19900%' and length(name) = 3 and citizen_id not like '411502%' order by citizen_id limit 1 offset :n")
                .param("n", which).query((row, n) -> new Neighbour(row.getString(1), new CitizenId(row.getString(2)))).single();
    }

    private record Neighbour(String name, CitizenId number) {
    }

    private PartyId account() {
        return parties.open("某某", new Mobile("13900000000"));
    }

    private PartyId person(String number) {
        return parties.findByCitizenId(new CitizenId(number)).orElseThrow().id();
    }

    private PartyId zhangWei() {
        return person("411502198806129019");
    }

    @Test
    void a_person_rises_from_mobile_to_real_person_and_the_answer_says_simulated() throws Exception {
        Neighbour neighbour = neighbour(0);
        PartyId me = account();
        assertThat(parties.profile(me)).isEqualTo(new PersonProfile("某某", null, "139****0000", 2, null, false, null));
        http.perform(write(post("/api/portal/person/real-name"), realName(3, neighbour.name, neighbour.number.value(), ""), self(me))).andExpect(status().isOk())
                .andExpect(jsonPath("$.realNameLevel").value(3)).andExpect(jsonPath("$.simulated").value(true)).andExpect(jsonPath("$.name").value(neighbour.name))
                .andExpect(jsonPath("$.idNumberMasked").value(neighbour.number.masked()));
        http.perform(write(post("/api/portal/person/real-name"), realName(4, neighbour.name, neighbour.number.value(), "face"), self(me))).andExpect(jsonPath("$.realNameLevel").value(4));
        http.perform(write(post("/api/portal/person/real-name"), realName(3, neighbour.name, neighbour.number.value(), ""), self(me))).andExpect(jsonPath("$.realNameLevel").value(4));
        assertThat(parties.getPerson(me).birthDate()).isEqualTo(neighbour.number.birthDate());
        PartyId second = account();
        http.perform(write(post("/api/portal/person/real-name"), realName(3, neighbour.name, neighbour.number.value(), ""), self(second))).andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("identity-taken"));
        Neighbour other = neighbour(1);
        http.perform(write(post("/api/portal/person/real-name"), realName(3, other.name, other.number.value(), ""), self(me))).andExpect(jsonPath("$.code").value("already-verified"));
    }

    @Test
    void guessing_ends_after_five_tries_and_a_day_later_begins_anew() {
        Neighbour neighbour = neighbour(2);
        PartyId me = account();
        for (int left = 4; left >= 0; left--) {
            int expected = left;
            assertThatThrownBy(() -> realNames.verify(me, 3, "错名", neighbour.number, "")).isInstanceOf(PartyRefused.RealNameMismatch.class)
                    .matches(refusal -> ((PartyRefused) refusal).properties().get("attemptsLeft").equals(expected));
        }
        assertThatThrownBy(() -> realNames.verify(me, 3, neighbour.name, neighbour.number, "")).isInstanceOf(PartyRefused.TooManyAttempts.class);
        clock.advance(Duration.ofHours(25));
        assertThat(realNames.verify(me, 3, neighbour.name, neighbour.number, "").realNameLevel()).isEqualTo(3);
    }

    @Test
    void a_stranger_the_dead_and_another_name_get_the_same_answer() {
        PartyId me = account();
        for (var wrong : List.of(new Neighbour("袁志明", new CitizenId("411523193802209651")), new Neighbour("查无此人", CitizenId.compose("410101", LocalDate.of(1990, 3, 7), 1)),
                new Neighbour("错名", neighbour(3).number))) {
            assertThatThrownBy(() -> realNames.verify(me, 3, wrong.name, wrong.number, "")).isInstanceOf(PartyRefused.RealNameMismatch.class).hasMessage("name and identity number do not belong together");
        }
        assertThatThrownBy(() -> realNames.verify(me, 4, neighbour(3).name, neighbour(3).number, "refuse")).isInstanceOf(PartyRefused.RealNameMismatch.class);
    }

    @Test
    void somebody_known_from_a_window_keeps_their_record_when_they_open_an_account() {
        Neighbour neighbour = neighbour(4);
        RegisteredParty atWindow = parties.registerAtWindow(neighbour.name, neighbour.number, new Mobile("13900000001"));
        assertThat(atWindow.known()).isFalse();
        assertThat(parties.registerAtWindow(neighbour.name, neighbour.number, null)).isEqualTo(new RegisteredParty(atWindow.partyId(), neighbour.name, true));
        assertThatThrownBy(() -> parties.registerAtWindow("错名", neighbour.number, null)).isInstanceOf(PartyRefused.NameDiffers.class);
        PartyId opened = account();
        realNames.verify(opened, 3, neighbour.name, neighbour.number, "");
        assertThat(parties.get(opened).id()).isEqualTo(new PartyId(atWindow.partyId()));
        assertThat(parties.getPerson(opened).realNameLevel()).isEqualTo(4);
        assertThat(parties.profile(opened).mobileMasked()).isEqualTo("139****0000");
    }

    @Test
    void an_enterprise_is_registered_at_the_window_once() {
        CreditCode code = CreditCode.compose("91", "411523", "T0000009");
        RegisteredParty made = parties.registerAtWindow("新县测试公司", code, PartyKind.ENTERPRISE);
        assertThat(parties.registerAtWindow("新县测试公司", code, PartyKind.ENTERPRISE)).isEqualTo(new RegisteredParty(made.partyId(), "新县测试公司", true));
        assertThatThrownBy(() -> parties.registerAtWindow("别的公司", code, PartyKind.ENTERPRISE)).isInstanceOf(PartyRefused.NameDiffers.class);
        assertThat(parties.getEnterprise(new PartyId(made.partyId())).state()).isEqualTo(EnterpriseState.UNKNOWN);
    }

    @Test
    void numbers_lie_sealed_and_are_shown_in_clear_only_with_an_audited_purpose() {
        PartyId elder = person("411523194402159063");
        byte[] sealed = jdbc.sql("select id_sealed from parties.person where id = :id").param("id", elder.value()).query(byte[].class).single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("41152319");
        assertThat(jdbc.sql("select p::text from parties.person p where p.id = :id").param("id", elder.value()).query(String.class).single()).doesNotContain("411523194402159063").doesNotContain("19900000004");
        access.asPlatform("test", () -> parties.details(elder, "高龄津贴"));
        assertThat(jdbc.sql("select count(*) from audit.entry where person = :id and action = 'party.details' and detail->>'purpose' = '高龄津贴'").param("id", elder.value()).query(Integer.class).single()).isEqualTo(1);
        Actor.Applicant herself = citizen(elder.value(), "李秀英", 4);
        assertThat(access.as(herself, () -> parties.details(elder, "x")).idNumber()).isEqualTo(new CitizenId("411523194402159063"));
        assertThat(jdbc.sql("select count(*) from audit.entry where person = :id and detail->>'purpose' = 'x'").param("id", elder.value()).query(Integer.class).single()).isZero();
        assertThat(parties.getPerson(elder).toString()).doesNotContain("194402159063");
        assertThat(access.as(herself, () -> parties.details(elder, "x")).toString()).isEqualTo("PersonalDetails[masked]");
    }

    @Test
    void the_demonstration_knows_who_acts_for_whom() {
        assertThat(parties.capacities(zhangWei())).extracting(Capacity::kind, Capacity::partyName).contains(
                tuple(Actor.CapacityKind.SELF, "张伟"),
                tuple(Actor.CapacityKind.LEGAL_REPRESENTATIVE, "信阳市申码餐饮管理有限公司"));
        assertThat(parties.capacities(person("411502198509119121"))).filteredOn(c -> c.kind() == Actor.CapacityKind.HANDLER).extracting(Capacity::partyName).contains("信阳市申码餐饮管理有限公司");
        assertThat(parties.capacities(person("411523196807219094"))).filteredOn(c -> c.kind() == Actor.CapacityKind.AGENT).extracting(Capacity::partyName).containsExactly("李秀英");
        PartyId shenma = parties.findByCreditCode(SHENMA).orElseThrow().id();
        assertThat(parties.mayAct(person("411502198509119121"), Actor.CapacityKind.HANDLER, shenma, "000131001000")).isTrue();
        assertThat(parties.mayAct(zhangWei(), Actor.CapacityKind.HANDLER, shenma, "000131001000")).isFalse();
        assertThat(parties.capacities(person("410105197904189156"))).noneMatch(c -> c.partyName().contains("旧日"));
    }

    @Test
    void only_the_legal_representative_the_register_names_can_claim_an_enterprise() throws Exception {
        http.perform(write(post("/api/portal/enterprises"), claim(SHENMA, "信阳市申码餐饮管理有限公司"), self(zhangWei()))).andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.creditCode == '" + SHENMA + "')].kind").value("LEGAL_REPRESENTATIVE"));
        PartyId wangFang = person("411502198509119121");
        http.perform(write(post("/api/portal/enterprises"), claim(SHENMA, "信阳市申码餐饮管理有限公司"), self(wangFang))).andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("not-legal-representative"));
        http.perform(write(post("/api/portal/enterprises"), claim(SHENMA, "别的名字"), self(zhangWei()))).andExpect(jsonPath("$.code").value("not-legal-representative"));
        http.perform(write(post("/api/portal/enterprises"), claim(new CreditCode("91410105X900270037"), "郑州旧日商贸有限公司"), self(person("411525197202269280"))))
                .andExpect(jsonPath("$.code").value("enterprise-not-operating")).andExpect(jsonPath("$.state").value("CANCELLED"));
        http.perform(write(post("/api/portal/enterprises"), claim(SHENMA, "信阳市申码餐饮管理有限公司"), self(account()))).andExpect(jsonPath("$.code").value("real-name-level-too-low"));
        http.perform(write(post("/api/portal/enterprises"), "{\"creditCode\": \"nonsense\", \"name\": \"x\"}", self(zhangWei()))).andExpect(status().isUnprocessableContent());
        http.perform(get("/api/portal/enterprises").with(self(zhangWei()))).andExpect(jsonPath("$[0].partyKind").value("ENTERPRISE"));
    }

    @Test
    void an_authorisation_waits_for_its_grantee_works_and_ends() throws Exception {
        Neighbour neighbour = neighbour(5);
        PartyId shenma = parties.findByCreditCode(SHENMA).orElseThrow().id();
        String given = http.perform(write(post("/api/portal/authorisations"), authorise("HANDLER", shenma, neighbour.name, neighbour.number.value(), "\"000131001000\"", "2026-12-31"), self(zhangWei())))
                .andExpect(status().isOk()).andExpect(jsonPath("$.state").value("PENDING")).andExpect(jsonPath("$.given").value(true)).andReturn().getResponse().getContentAsString();
        UUID id = UUID.fromString(given.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1"));
        http.perform(write(post("/api/portal/authorisations"), authorise("HANDLER", shenma, neighbour.name, neighbour.number.value(), "", "2026-12-31"), self(zhangWei())))
                .andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("authorisation-exists"));
        PartyId grantee = account();
        realNames.verify(grantee, 3, neighbour.name, neighbour.number, "");
        assertThat(parties.mayAct(grantee, Actor.CapacityKind.HANDLER, shenma, "000131001000")).isTrue();
        assertThat(parties.mayAct(grantee, Actor.CapacityKind.HANDLER, shenma, "000131002000")).isFalse();
        assertThat(authorisations.list(grantee)).singleElement().matches(a -> a.state() == Authorisation.State.ACTIVE && !a.given() && a.version() == 2);

        clock.set(Instant.parse("2027-01-01T01:00:00Z"));
        assertThat(authorisations.list(grantee)).singleElement().matches(a -> a.state() == Authorisation.State.ENDED);
        assertThat(parties.mayAct(grantee, Actor.CapacityKind.HANDLER, shenma, "000131001000")).isFalse();
        assertThatThrownBy(() -> authorisations.revoke(grantee, id, 2)).isInstanceOf(PartyRefused.AuthorisationOver.class);
        clock.reset();

        http.perform(delete("/api/portal/authorisations/" + id).header("Idempotency-Key", UUID.randomUUID()).with(self(zhangWei()))).andExpect(status().isPreconditionRequired());
        http.perform(delete("/api/portal/authorisations/" + id).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "\"1\"").with(self(zhangWei()))).andExpect(status().isPreconditionFailed());
        http.perform(delete("/api/portal/authorisations/" + id).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "\"2\"").with(self(account()))).andExpect(status().isNotFound());
        UUID key = UUID.randomUUID();
        for (int repeat = 0; repeat < 2; repeat++) {
            http.perform(delete("/api/portal/authorisations/" + id).header("Idempotency-Key", key).header("If-Match", "\"2\"").with(as(herself(zhangWei())))).andExpect(status().isOk())
                    .andExpect(jsonPath("$.state").value("REVOKED"));
        }
        assertThat(parties.mayAct(grantee, Actor.CapacityKind.HANDLER, shenma, "000131001000")).isFalse();
    }

    @Test
    void nobody_authorises_for_others_for_themselves_or_for_ever() throws Exception {
        PartyId shenma = parties.findByCreditCode(SHENMA).orElseThrow().id();
        String wangFang = "411502198509119121";
        http.perform(write(post("/api/portal/authorisations"), authorise("HANDLER", shenma, "王芳", wangFang, "", "2026-12-31"), self(person("411523196807219094")))).andExpect(status().isNotFound());
        http.perform(write(post("/api/portal/authorisations"), authorise("AGENT", zhangWei(), "王芳", wangFang, "", "2026-12-31"), self(person("411523196807219094")))).andExpect(status().isNotFound());
        http.perform(write(post("/api/portal/authorisations"), authorise("AGENT", zhangWei(), "张伟", "411502198806129019", "\"12\"", "2036-01-01"), self(zhangWei())))
                .andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[*].code").value(contains("self", "catalog-code", "validity-range")));
        http.perform(write(post("/api/portal/authorisations"), authorise("AGENT", zhangWei(), "王芳", "1", "", "2026-12-31"), self(zhangWei())))
                .andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/granteeIdNumber"));
        PartyId unverified = account();
        http.perform(write(post("/api/portal/authorisations"), authorise("AGENT", unverified, "王芳", wangFang, "", "2026-12-31"), self(unverified)))
                .andExpect(jsonPath("$.code").value("real-name-level-too-low"));
    }

    @Test
    void an_elder_authorises_at_the_window() {
        PartyId elder = person("411522193608309249");
        Authorisation given = authorisations.giveAtWindow(UUID.randomUUID(), Authorisation.Kind.AGENT, elder, "王芳", new CitizenId("411502198509119121"), List.of(), LocalDate.of(2026, 12, 31));
        assertThat(given.state()).isEqualTo(Authorisation.State.ACTIVE);
        assertThat(parties.mayAct(person("411502198509119121"), Actor.CapacityKind.AGENT, elder, "000105001000")).isTrue();
        authorisations.revoke(elder, given.id(), given.version());
    }

    @Test
    void a_person_keeps_their_own_profile_and_no_other() throws Exception {
        PartyId me = account();
        http.perform(write(put("/api/portal/person"), "{\"address\": \"信阳市某路1号\", \"elderMode\": true}", self(me))).andExpect(status().isOk()).andExpect(jsonPath("$.elderMode").value(true));
        http.perform(get("/api/portal/person").with(self(me))).andExpect(jsonPath("$.address").value("信阳市某路1号")).andExpect(jsonPath("$.mobileMasked").value("139****0000"));
        http.perform(write(put("/api/portal/person"), "{\"elderMode\": false}", self(me))).andExpect(jsonPath("$.address").value("信阳市某路1号")).andExpect(jsonPath("$.elderMode").value(false));
        http.perform(write(put("/api/portal/person"), "{\"address\": null}", self(me))).andExpect(jsonPath("$.address").doesNotExist()).andExpect(jsonPath("$.elderMode").value(false));
        http.perform(write(put("/api/portal/person"), "{\"elderMode\": true, \"realNameLevel\": 4}", self(me))).andExpect(status().isUnprocessableContent());
    }

    @Test
    void visitors_and_officials_are_no_applicants() throws Exception {
        for (String path : List.of("/api/portal/person", "/api/portal/enterprises", "/api/portal/authorisations")) {
            http.perform(get(path)).andExpect(status().isUnauthorized());
            http.perform(get(path).with(as(official("x", "health", "411502000000", "case.read")))).andExpect(status().isUnauthorized());
        }
        http.perform(write(post("/api/portal/person/real-name"), realName(3, "x", "x", ""), as(official("x", "health", "411502000000", "case.read")))).andExpect(status().isUnauthorized());
        http.perform(write(post("/api/portal/enterprises"), claim(SHENMA, "x"), as(official("x", "health", "411502000000", "case.read")))).andExpect(status().isUnauthorized());
    }

    private static String realName(int level, String name, String number, String evidence) {
        return "{\"level\": %d, \"name\": \"%s\", \"idNumber\": \"%s\", \"evidence\": \"%s\"}".formatted(level, name, number, evidence);
    }

    private static String claim(CreditCode code, String name) {
        return "{\"creditCode\": \"%s\", \"name\": \"%s\"}".formatted(code, name);
    }

    private static String authorise(String kind, PartyId party, String name, String number, String scope, String validTo) {
        return "{\"kind\": \"%s\", \"partyId\": \"%s\", \"granteeName\": \"%s\", \"granteeIdNumber\": \"%s\", \"scope\": [%s], \"validTo\": \"%s\"}".formatted(kind, party, name, number, scope, validTo);
    }

    private static MockHttpServletRequestBuilder write(MockHttpServletRequestBuilder request, String body, RequestPostProcessor actor) {
        return request.with(actor).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static RequestPostProcessor self(PartyId person) {
        return as(herself(person));
    }

    /** The same account each time, so that a repetition is the same caller. */
    private static Actor.Applicant herself(PartyId person) {
        return new Actor.Applicant(person.value(), person.value(), "某某", 4, Actor.CapacityKind.SELF, person.value(), "某某", null, List.of());
    }
}
