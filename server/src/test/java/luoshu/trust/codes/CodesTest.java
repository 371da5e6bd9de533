package luoshu.trust.codes;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Mobile;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyKind;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.codes.internal.CodeNumber;
import luoshu.trust.ledger.internal.OutsideVerifier;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.RevocationReason;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.SigningKeys;
import luoshu.trust.signing.internal.StoredKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a screen to whoever looks at it. */
@ServerTest
class CodesTest {

    private static final Actor CLERK = official("11411502MB00000000", "market-regulation", "411502000000", "code.redeem");
    @Autowired MockMvc http;
    @Autowired JsonMapper json;
    @Autowired Codes codes;
    @Autowired Parties parties;
    @Autowired SigningKeys keys;
    @Autowired StoredKeys stored;
    @Autowired TestClock time;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;
    private UUID person;
    private Actor.Applicant citizen;

    @BeforeEach
    void somebody() {
        person = parties.open("欧阳测试", new Mobile("139" + "%08d".formatted((int) (Math.random() * 100_000_000)))).value();
        citizen = Actors.citizen(person, "欧阳测试", 4);
    }

    private ResultActions give(Actor actor) throws Exception {
        return http.perform(post("/api/portal/codes").header("Idempotency-Key", UUID.randomUUID()).with(as(actor)));
    }

    private String digits(Actor actor) throws Exception {
        return json.readTree(give(actor).andExpect(status().isOk()).andReturn().getResponse().getContentAsString()).path("digits").asString();
    }

    private ResultActions redeem(String code, Actor actor) throws Exception {
        return http.perform(post("/api/work/codes/redeem").header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(Map.of("code", code))).with(as(actor)));
    }

    @Test
    void a_persons_code_says_little_and_lives_a_minute() throws Exception {
        JsonNode given = json.readTree(give(citizen).andExpect(status().isOk()).andReturn().getResponse().getContentAsString());
        assertThat(given.path("kind").asString()).isEqualTo("PERSON");
        assertThat(given.path("lifeSeconds").asInt()).isEqualTo(60);
        assertThat(given.path("facts").path(0).path("value").asString()).isEqualTo("欧***");
        String digits = given.path("digits").asString();
        assertThat(codes.verify("https://luoshu.example/v/" + digits)).isInstanceOfSatisfying(CodeVerdict.Genuine.class, genuine -> {
            assertThat(genuine.code().facts()).containsEntry(CodeFact.NAME, "欧***").doesNotContainValue(person.toString());
            assertThat(codes.find(genuine.code())).hasValueSatisfying(shown -> assertThat(shown.party()).isEqualTo(person));
        });
        time.advance(Duration.ofSeconds(59));
        assertThat(codes.verify(digits)).isInstanceOf(CodeVerdict.Genuine.class);
        time.advance(Duration.ofSeconds(1));
        assertThat(codes.verify(digits)).isInstanceOf(CodeVerdict.Expired.class);
        time.advance(Duration.ofSeconds(-70));
        assertThat(codes.verify(digits)).isInstanceOf(CodeVerdict.NotYetValid.class);
    }

    @Test
    void no_two_codes_are_alike() throws Exception {
        Code one = ((CodeVerdict.Genuine) codes.verify(digits(citizen))).code();
        Code other = ((CodeVerdict.Genuine) codes.verify(digits(citizen))).code();
        assertThat(one.id()).isNotEqualTo(other.id());
    }

    @Test
    void an_enterprises_code_names_it_in_full_and_who_shows_it_masked() throws Exception {
        CreditCode code = CreditCode.compose("91", "411502", "MA" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT));
        UUID firm = parties.registerAtWindow("浉河试验茶馆", code, PartyKind.ENTERPRISE).partyId();
        Actor handler = new Actor.Applicant(UUID.randomUUID(), person, "欧阳测试", 4, Actor.CapacityKind.LEGAL_REPRESENTATIVE, firm, "浉河试验茶馆", null, List.of());
        assertThat(codes.verify(digits(handler))).isInstanceOfSatisfying(CodeVerdict.Genuine.class, genuine -> {
            assertThat(genuine.code().kind()).isEqualTo(CodeKind.ENTERPRISE);
            assertThat(genuine.code().facts()).isEqualTo(Map.of(CodeFact.NAME, "浉河试验茶馆", CodeFact.CREDIT_CODE, code.value(), CodeFact.SHOWN_BY, "欧***"));
        });
    }

    @Test
    void who_is_not_verified_has_no_code() throws Exception {
        give(Actors.citizen(person, "欧阳测试", 2)).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("real-name-level-too-low"));
        give(new Actor.Visitor()).andExpect(status().isUnauthorized());
    }

    @Test
    void keys_of_other_purposes_and_strangers_sign_no_codes() throws Exception {
        Code code = ((CodeVerdict.Genuine) codes.verify(digits(citizen))).code();
        SigningKey receipts = keys.current(KeyPurpose.RECEIPT);
        Code borrowed = new Code(code.id(), code.kind(), receipts.id(), code.issuedAt(), code.life(), code.facts());
        assertThat(codes.verify(CodeNumber.write(borrowed, receipts::sign))).isEqualTo(new CodeVerdict.UnknownKey(receipts.id()));
        assertThat(codes.verify(CodeNumber.write(code, receipts::sign))).isEqualTo(new CodeVerdict.Altered());
        assertThat(codes.verify("12345")).isEqualTo(new CodeVerdict.Unreadable());
    }

    @Test
    void a_revoked_key_ends_its_codes_at_once_a_replaced_one_does_not() throws Exception {
        String before = digits(citizen);
        String key = keys.current(KeyPurpose.CODE).id();
        new TransactionTemplate(transactions).executeWithoutResult(_ -> stored.replace(key));
        assertThat(codes.verify(before)).isInstanceOf(CodeVerdict.Genuine.class);
        String after = digits(citizen);
        String next = keys.current(KeyPurpose.CODE).id();
        assertThat(next).isNotEqualTo(key);
        new TransactionTemplate(transactions).executeWithoutResult(_ -> stored.revoke(next, RevocationReason.KEY_COMPROMISE, "试验"));
        assertThat(codes.verify(after)).isEqualTo(new CodeVerdict.RevokedKey(next));
        assertThat(codes.verify(digits(citizen))).isInstanceOf(CodeVerdict.Genuine.class);
        String pem = http.perform(get("/api/public/codes/certificates").with(as(new Actor.Visitor()))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        assertThat(pem.split("BEGIN CERTIFICATE")).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void a_program_that_shares_no_code_with_us_comes_to_the_same_verdict_without_a_network() throws Exception {
        String digits = digits(citizen);
        Path root = Files.write(Files.createTempFile("root", ".cer"), http.perform(get("/ca/root.cer")).andReturn().getResponse().getContentAsByteArray());
        Path crl = Files.write(Files.createTempFile("list", ".crl"), http.perform(get("/ca/crl")).andReturn().getResponse().getContentAsByteArray());
        Path certificates = Files.writeString(Files.createTempFile("codes", ".pem"), http.perform(get("/api/public/codes/certificates")).andReturn().getResponse().getContentAsString());
        Object[] known = {"--root", root, "--certificates", certificates, "--crl", crl, "--at"};
        assertThat(outside(digits, known, time.instant())).contains("RIGHT: PERSON").contains("NAME: 欧***");
        assertThat(outside("https://luoshu.example/v/" + digits, known, time.instant())).contains("RIGHT: PERSON");
        assertThat(outside(digits, known, time.instant().plusSeconds(60))).contains("WRONG: expired");
        assertThat(outside(digits, known, time.instant().minusSeconds(60))).contains("WRONG: not valid before");
        assertThat(outside(digits.replaceFirst(".$", digits.endsWith("1") ? "2" : "1"), known, time.instant())).contains("WRONG: altered");
        assertThat(outside("17", known, time.instant())).contains("WRONG: not a code");
        SigningKey receipts = keys.current(KeyPurpose.RECEIPT);
        Code code = ((CodeVerdict.Genuine) codes.verify(digits)).code();
        String borrowed = CodeNumber.write(new Code(code.id(), code.kind(), receipts.id(), code.issuedAt(), code.life(), code.facts()), receipts::sign);
        Files.write(certificates, Certificates.encoded(receipts.chain().getFirst()));
        assertThat(outside(borrowed, known, time.instant())).contains("is for something else");
        Files.write(certificates, Certificates.encoded(receipts.chain().getFirst()));
        assertThat(outside(digits, known, time.instant())).contains("WRONG: no certificate for the key");
    }

    private static String outside(String code, Object[] known, java.time.Instant at) {
        List<Object> words = new ArrayList<>(List.of("code", code));
        words.addAll(List.of(known));
        words.add(at);
        return OutsideVerifier.run(List.of(), words.toArray()).said();
    }

    @Test
    void a_window_learns_once_who_stands_behind_a_code_and_the_person_sees_it() throws Exception {
        String code = digits(citizen);
        redeem(code, official("11411502MB00000000", "market-regulation", "411502000000", "case.read")).andExpect(status().isForbidden());
        redeem(code, CLERK).andExpect(status().isOk()).andExpect(jsonPath("$.partyId").value(person.toString())).andExpect(jsonPath("$.name").value("欧阳测试")).andExpect(jsonPath("$.shownBy").doesNotExist());
        redeem(code, CLERK).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("code-used"));
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'code.redeem' and person = :person").param("person", person).query(Integer.class).single()).isOne();
        String late = digits(citizen);
        time.advance(Duration.ofSeconds(61));
        redeem(late, CLERK).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("code-expired"));
        redeem("77", CLERK).andExpect(jsonPath("$.code").value("code-unreadable"));
    }

    @Test
    void who_may_no_longer_act_for_the_enterprise_shows_its_code_in_vain() throws Exception {
        CreditCode code = CreditCode.compose("91", "411502", "MB" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT));
        UUID firm = parties.registerAtWindow("浉河试验餐馆", code, PartyKind.ENTERPRISE).partyId();
        Actor handler = new Actor.Applicant(UUID.randomUUID(), person, "欧阳测试", 4, Actor.CapacityKind.HANDLER, firm, "浉河试验餐馆", UUID.randomUUID(), List.of());
        redeem(digits(handler), CLERK).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("authorisation-over"));
    }
}
