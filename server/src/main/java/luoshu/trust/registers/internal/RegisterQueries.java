package luoshu.trust.registers.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.EnterpriseRecord;
import luoshu.kernel.parties.EnterpriseState;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.parties.PopulationRecord;
import luoshu.kernel.parties.PopulationRecord.Relation;
import luoshu.kernel.parties.PopulationRecord.Relative;
import luoshu.kernel.texts.Text;
import luoshu.trust.registers.RegisterState;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of the simulated registers. */
@Component
public class RegisterQueries {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    RegisterQueries(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    public Optional<PopulationRecord> findPerson(CitizenId number) {
        List<Relative> relatives = new ArrayList<>();
        jdbc.sql("""
                select case when r.citizen_id = me.father then 'FATHER' when r.citizen_id = me.mother then 'MOTHER' when r.citizen_id = me.spouse then 'SPOUSE' else 'CHILD' end as relation,
                       r.name, r.citizen_id
                from registers.person me join registers.person r
                     on r.citizen_id in (me.father, me.mother, me.spouse) or r.father = me.citizen_id or r.mother = me.citizen_id
                where me.citizen_id = :id order by r.citizen_id
                """).param("id", number.value()).query((row, n) -> relatives.add(new Relative(Relation.valueOf(row.getString("relation")), row.getString("name"),
                new CitizenId(row.getString("citizen_id"))))).list();
        return jdbc.sql("select * from registers.person where citizen_id = :id").param("id", number.value()).query((row, n) -> new PopulationRecord(number, row.getString("name"),
                row.getString("region"), row.getString("address"), row.getString("mobile"), row.getBoolean("alive"), List.copyOf(relatives))).optional();
    }

    public Optional<EnterpriseRecord> findEnterprise(CreditCode code) {
        return jdbc.sql("""
                select e.*, p.name as legal_name from registers.enterprise e join registers.person p on p.citizen_id = e.legal_representative where e.credit_code = :code
                """).param("code", code.value()).query(RegisterQueries::enterprise).optional();
    }

    public List<RegisterState> states() {
        return jdbc.sql("select * from registers.switch order by code").query(RegisterQueries::state).list();
    }

    public Optional<RegisterState> findState(String code) {
        return jdbc.sql("select * from registers.switch where code = :code").param("code", code).query(RegisterQueries::state).optional();
    }

    public boolean setState(String code, boolean outage, int latencyMillis, int failurePermille, int version) {
        return jdbc.sql("""
                update registers.switch set outage = :outage, latency_millis = :latency, failure_permille = :failure, version = version + 1 where code = :code and version = :version
                """).param("code", code).param("version", version).param("outage", outage).param("latency", latencyMillis).param("failure", failurePermille).update() == 1;
    }

    String loadedHash() {
        return jdbc.sql("select sha256 from registers.loaded where source = 'demo'").query(String.class).optional().orElse("");
    }

    void replace(List<RegisterRows.PersonRow> persons, List<RegisterRows.EnterpriseRow> enterprises, String hash) {
        template.execute("delete from registers.enterprise");
        template.execute("delete from registers.person");
        template.batchUpdate("insert into registers.person (citizen_id, name, region, address, mobile, father, mother, spouse, alive) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                persons.stream().map(p -> new Object[] {p.citizenId(), p.name(), p.region(), p.address(), p.mobile(), p.father(), p.mother(), p.spouse(), p.alive()}).toList());
        template.batchUpdate("""
                insert into registers.enterprise (credit_code, name, kind, legal_representative, region, address, established, state, business_scope, capital)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, enterprises.stream().map(e -> new Object[] {e.creditCode(), e.name(), e.kind(), e.legalRepresentative(), e.region(), e.address(), e.established(), e.state(),
                e.scope(), e.capital()}).toList());
        jdbc.sql("insert into registers.loaded (source, sha256) values ('demo', :hash) on conflict (source) do update set sha256 = :hash, at = now()").param("hash", hash).update();
    }

    void lockLoading() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('registers.load'))").query((row, n) -> true).single();
    }

    private static EnterpriseRecord enterprise(ResultSet row, int n) throws SQLException {
        return new EnterpriseRecord(new CreditCode(row.getString("credit_code")), row.getString("name"), PartyKind.valueOf(row.getString("kind")), row.getString("legal_name"),
                new CitizenId(row.getString("legal_representative")), row.getString("region"), row.getString("address"), row.getObject("established", LocalDate.class),
                EnterpriseState.valueOf(row.getString("state")), row.getString("business_scope"), row.getLong("capital"));
    }

    private static RegisterState state(ResultSet row, int n) throws SQLException {
        return new RegisterState(row.getString("code"), new Text(row.getString("name_zh"), row.getString("name_en")), true, row.getBoolean("outage"), row.getInt("latency_millis"),
                row.getInt("failure_permille"), row.getInt("version"));
    }
}
