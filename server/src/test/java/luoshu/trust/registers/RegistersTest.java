package luoshu.trust.registers;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;

import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.EnterpriseRecord;
import luoshu.kernel.parties.EnterpriseRegister;
import luoshu.kernel.parties.EnterpriseState;
import luoshu.kernel.parties.PopulationRecord;
import luoshu.kernel.parties.PopulationRegister;
import luoshu.kernel.parties.RealNameVerifier;
import luoshu.kernel.parties.RegisterAnswer;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ServerTest
class RegistersTest {

    private static final CitizenId ZHANG_ZIHAN = new CitizenId("411502202609089045");
    private static final CitizenId LI_XIUYING = new CitizenId("411523194402159063");

    @Autowired PopulationRegister population;
    @Autowired EnterpriseRegister enterprises;
    @Autowired RealNameVerifier verifier;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc http;

    @Test
    void some_two_thousand_people_live_in_it_and_every_number_is_valid() {
        var numbers = jdbc.sql("select citizen_id from registers.person").query(String.class).list();
        assertThat(numbers).hasSizeBetween(1_800, 2_400).allMatch(CitizenId::isValid);
        assertThat(jdbc.sql("select credit_code from registers.enterprise").query(String.class).list()).hasSizeGreaterThanOrEqualTo(30).allMatch(CreditCode::isValid)
                .allMatch(code -> new CreditCode(code).hasValidOrganisationCode());
        assertThat(jdbc.sql("select count(*) from registers.person p where not exists (select from regions.region r where r.code = p.region)").query(Integer.class).single()).isZero();
    }

    @Test
    void families_find_each_other() {
        assertThat(found(population.find(ZHANG_ZIHAN)).relatives()).extracting(PopulationRecord.Relative::relation, PopulationRecord.Relative::name)
                .contains(tuple(PopulationRecord.Relation.FATHER, "张伟"), tuple(PopulationRecord.Relation.MOTHER, "刘燕"));
        assertThat(found(population.find(LI_XIUYING)).relatives()).extracting(PopulationRecord.Relative::relation, PopulationRecord.Relative::name)
                .containsExactly(tuple(PopulationRecord.Relation.CHILD, "李建国"));
    }

    @Test
    void it_answers_simulated_and_knows_no_strangers() {
        assertThat(population.find(LI_XIUYING)).isInstanceOf(RegisterAnswer.Found.class).matches(answer -> ((RegisterAnswer.Found<?>) answer).simulated());
        assertThat(population.find(new CitizenId("410101199003070012"))).isEqualTo(new RegisterAnswer.Unknown<>(true));
        assertThat(verifier.verifyData("李秀英", LI_XIUYING)).isEqualTo(new RealNameVerifier.Verification.Matched(true));
        assertThat(verifier.verifyData("李秀珍", LI_XIUYING)).isEqualTo(new RealNameVerifier.Verification.Mismatched(RealNameVerifier.Verification.Reason.NAME_DIFFERS));
        assertThat(enterprises.find(new CreditCode("91411523X90028006T"))).matches(answer -> answer instanceof RegisterAnswer.Found<EnterpriseRecord> entry
                && entry.record().state() == EnterpriseState.REVOKED && entry.record().legalRepresentativeName().equals("李建国"));
    }

    @Test
    void the_administrator_takes_a_register_away_and_brings_it_back() throws Exception {
        try {
            http.perform(put("/api/admin/registers/enterprise").with(administrator()).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", version()).contentType(MediaType.APPLICATION_JSON)
                    .content("{\"outage\": true, \"latencyMillis\": 0, \"failurePermille\": 0}")).andExpect(status().isOk()).andExpect(jsonPath("$.outage").value(true));
            assertThat(enterprises.find(new CreditCode("91411502X90001006B"))).isInstanceOf(RegisterAnswer.Unavailable.class);
        } finally {
            http.perform(put("/api/admin/registers/enterprise").with(administrator()).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", version()).contentType(MediaType.APPLICATION_JSON)
                    .content("{\"outage\": false, \"latencyMillis\": 0, \"failurePermille\": 0}")).andExpect(status().isOk());
        }
        assertThat(enterprises.find(new CreditCode("91411502X90001006B"))).isInstanceOf(RegisterAnswer.Found.class);
        http.perform(put("/api/admin/registers/enterprise").with(administrator()).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "0").contentType(MediaType.APPLICATION_JSON)
                .content("{\"outage\": true, \"latencyMillis\": 0, \"failurePermille\": 0}")).andExpect(status().isPreconditionFailed());
        http.perform(put("/api/admin/registers/enterprise").with(administrator()).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", version()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"outage\": false, \"latencyMillis\": 99999, \"failurePermille\": 0}")).andExpect(status().isUnprocessableContent());
        http.perform(put("/api/admin/registers/nothing").with(administrator()).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "1").contentType(MediaType.APPLICATION_JSON)
                .content("{\"outage\": true, \"latencyMillis\": 0, \"failurePermille\": 0}")).andExpect(status().isNotFound());
    }

    @Test
    void others_are_refused() throws Exception {
        http.perform(get("/api/admin/registers")).andExpect(status().isUnauthorized());
        http.perform(get("/api/admin/registers").with(as(official("x", "health", "411502000000", "case.read")))).andExpect(status().isForbidden());
        http.perform(put("/api/admin/registers/population").with(as(official("x", "health", "411502000000", "case.read"))).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "1")
                .contentType(MediaType.APPLICATION_JSON).content("{\"outage\": true, \"latencyMillis\": 0, \"failurePermille\": 0}")).andExpect(status().isForbidden());
        http.perform(get("/api/admin/registers").with(administrator())).andExpect(status().isOk()).andExpect(jsonPath("$[0].simulated").value(true));
    }

    private String version() {
        return String.valueOf(jdbc.sql("select version from registers.switch where code = 'enterprise'").query(Integer.class).single());
    }

    private static RequestPostProcessor administrator() {
        return as(official("x", "data-administration", "410000000000", "register.manage"));
    }

    private static PopulationRecord found(RegisterAnswer<PopulationRecord> answer) {
        return ((RegisterAnswer.Found<PopulationRecord>) answer).record();
    }
}
