package luoshu.kernel.parties.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.EnterpriseRecord;
import luoshu.kernel.parties.EnterpriseState;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of enterprises and organisations. */
@Component
public class EnterpriseQueries {

    private final JdbcClient jdbc;

    private final Seal seal;

    EnterpriseQueries(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    public byte[] key(CreditCode code) {
        return seal.key("credit:" + code.value());
    }

    public Optional<Enterprise> find(PartyId id) {
        return jdbc.sql("select * from parties.enterprise where id = :id").param("id", id.value()).query(EnterpriseQueries::enterprise).optional();
    }

    public List<Enterprise> findAll(Collection<PartyId> ids) {
        return jdbc.sql("select * from parties.enterprise where id = any(:ids)").param("ids", ids.stream().map(PartyId::value).toArray(UUID[]::new)).query(EnterpriseQueries::enterprise).list();
    }

    public Optional<Enterprise> findByCreditCode(CreditCode code) {
        return jdbc.sql("select * from parties.enterprise where credit_code = :code").param("code", code.value()).query(EnterpriseQueries::enterprise).optional();
    }

    public List<Enterprise> listByCreditCodes(Collection<String> codes) {
        return codes.isEmpty() ? List.of() : jdbc.sql("select e.* from unnest(:codes) c (code) join parties.enterprise e on e.credit_code = c.code").param("codes", codes.toArray(String[]::new))
                .query(EnterpriseQueries::enterprise).list();
    }

    public List<Enterprise> listByLegalRepresentative(PartyId person) {
        return jdbc.sql("select * from parties.enterprise where legal_person = :person and state not in ('CANCELLED', 'REVOKED') order by name, id").param("person", person.value())
                .query(EnterpriseQueries::enterprise).list();
    }

    /** As the register says, {@code legalPerson} being who proved to be its representative (null leaves who it was, unless the name changed). */
    public Enterprise store(@Nullable UUID id, EnterpriseRecord record, @Nullable PartyId legalPerson, boolean simulated) {
        return jdbc.sql("""
                insert into parties.enterprise as e (id, kind, name, credit_code, legal_name, legal_person, region, address, state, simulated, verified_at)
                values (coalesce(:id, uuidv7()), :kind, :name, :code, :legalName, :legalPerson, :region, :address, :state, :simulated, now())
                on conflict (credit_code) do update set name = :name, legal_person = coalesce(:legalPerson, case when e.legal_name = :legalName then e.legal_person end),
                    legal_name = :legalName, region = :region, address = :address, state = :state, simulated = :simulated, verified_at = now(), version = e.version + 1
                returning *
                """).param("id", id).param("kind", record.kind().name()).param("name", record.name()).param("code", record.creditCode().value())
                .param("legalName", record.legalRepresentativeName()).param("legalPerson", legalPerson == null ? null : legalPerson.value()).param("region", record.region())
                .param("address", record.address()).param("state", record.state().name()).param("simulated", simulated).query(EnterpriseQueries::enterprise).single();
    }

    /** At a window, before any register was asked. */
    public Enterprise insertUnverified(PartyKind kind, String name, CreditCode code) {
        return jdbc.sql("insert into parties.enterprise (kind, name, credit_code, state) values (:kind, :name, :code, 'UNKNOWN') returning *").param("kind", kind.name())
                .param("name", name).param("code", code.value()).query(EnterpriseQueries::enterprise).single();
    }

    public void moveLegalRepresentative(PartyId from, PartyId into) {
        jdbc.sql("update parties.enterprise set legal_person = :into, version = version + 1 where legal_person = :from").param("into", into.value()).param("from", from.value()).update();
    }

    private static Enterprise enterprise(ResultSet row, int n) throws SQLException {
        UUID legal = row.getObject("legal_person", UUID.class);
        return new Enterprise(new PartyId(row.getObject("id", UUID.class)), PartyKind.valueOf(row.getString("kind")), row.getString("name"), new CreditCode(row.getString("credit_code")),
                row.getString("legal_name"), legal == null ? null : new PartyId(legal), row.getString("region"), row.getString("address"),
                EnterpriseState.valueOf(row.getString("state")), row.getBoolean("simulated"), row.getInt("version"));
    }
}
