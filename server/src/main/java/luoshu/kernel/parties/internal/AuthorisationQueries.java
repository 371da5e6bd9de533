package luoshu.kernel.parties.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.parties.Authorisation;
import luoshu.kernel.parties.Capacity;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of authorisations. */
@Component
public class AuthorisationQueries {

    private static final String SELECT = """
            select a.*, coalesce(e.name, p.name) as party_name, coalesce(e.kind, 'PERSON') as party_kind, e.credit_code, e.legal_person, g.mobile_sealed as grantee_mobile
            from parties.authorisation a left join parties.enterprise e on e.id = a.enterprise left join parties.person p on p.id = a.person
                 left join parties.person g on g.id = a.grantee
            """;

    /** A row; {@code grantor} is who may end it on the giving side now: the person, or the enterprise's legal representative of today. */
    public record Row(UUID id, Authorisation.Kind kind, UUID party, String partyName, PartyKind partyKind, @Nullable String creditCode, @Nullable UUID grantor, @Nullable UUID grantee,
                      String granteeName, @Nullable String granteeMobile, List<String> scope, LocalDate validFrom, LocalDate validTo, String state, int version) {

        public Authorisation.State stateOn(LocalDate day) {
            Authorisation.State stored = Authorisation.State.valueOf(state);
            return stored != Authorisation.State.REVOKED && day.isAfter(validTo) ? Authorisation.State.ENDED : stored;
        }

        public Authorisation view(PartyId asking, LocalDate day) {
            return new Authorisation(id, kind, party, partyName, new Authorisation.Grantee(granteeName, granteeMobile), scope, validFrom, validTo, stateOn(day),
                    !asking.value().equals(grantee), version);
        }

        public Capacity capacity() {
            return new Capacity(id, Actor.CapacityKind.valueOf(kind.name()), party, partyName, partyKind, creditCode, scope, validTo);
        }
    }

    private final JdbcClient jdbc;
    private final Seal seal;

    AuthorisationQueries(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    public Optional<Row> find(UUID id) {
        return jdbc.sql(SELECT + " where a.id = :id").param("id", id).query(this::row).optional();
    }

    /** Given by the person (for themselves or as a legal representative of today) and received by them, newest first. */
    public List<Row> listOf(PartyId person) {
        return jdbc.sql(SELECT + " where a.person = :person or a.grantee = :person or e.legal_person = :person order by a.granted_at desc, a.id limit 500").param("person", person.value())
                .query(this::row).list();
    }

    /** What the person may do for others on {@code day}; nothing for an enterprise that is no more. */
    public List<Row> listInForce(PartyId grantee, LocalDate day) {
        return jdbc.sql(SELECT + """
                 where a.grantee = :person and a.state = 'ACTIVE' and :day between a.valid_from and a.valid_to and coalesce(e.state, '') not in ('CANCELLED', 'REVOKED')
                 order by coalesce(e.name, p.name), a.id limit 200""").param("person", grantee.value()).param("day", day).query(this::row).list();
    }

    public int countOpen(UUID party, LocalDate day) {
        return jdbc.sql("select count(*) from parties.authorisation where (person = :party or enterprise = :party) and state <> 'REVOKED' and valid_to >= :day").param("party", party)
                .param("day", day).query(Integer.class).single();
    }

    /** Whether the grantee may act for the party already, or will once they prove who they are. Two who ask at once wait for each other. */
    public boolean isOpen(UUID party, byte[] granteeKey, LocalDate day) {
        return jdbc.sql("""
                with turn as (select pg_advisory_xact_lock(hashtext(cast(:party as text))))
                select count(*) > 0 from turn, parties.authorisation where (person = :party or enterprise = :party) and grantee_key = :key and state <> 'REVOKED' and valid_to >= :day
                """).param("party", party).param("key", granteeKey).param("day", day).query(Boolean.class).single();
    }

    public UUID insert(@Nullable UUID id, Authorisation.Kind kind, UUID party, UUID grantedBy, String channel, @Nullable PartyId grantee, String granteeName, byte[] granteeKey,
                       List<String> scope, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                insert into parties.authorisation (id, kind, person, enterprise, granted_by, channel, grantee, grantee_name, grantee_key, scope, valid_from, valid_to, state)
                values (coalesce(:id, uuidv7()), :kind, case when :kind = 'AGENT' then :party end, case when :kind = 'HANDLER' then :party end, :by, :channel, :grantee, :name, :key,
                    cast(:scope as text[]), :from, :to, :state) returning id
                """).param("id", id).param("kind", kind.name()).param("party", party).param("by", grantedBy).param("channel", channel)
                .param("grantee", grantee == null ? null : grantee.value()).param("name", granteeName).param("key", granteeKey).param("scope", "{" + String.join(",", scope) + "}")
                .param("from", from).param("to", to).param("state", grantee == null ? "PENDING" : "ACTIVE").query(UUID.class).single();
    }

    public boolean revoke(UUID id, int version, UUID by, Instant at) {
        return jdbc.sql("update parties.authorisation set state = 'REVOKED', ended_by = :by, ended_at = :at, version = version + 1 where id = :id and version = :version and state <> 'REVOKED'")
                .param("id", id).param("version", version).param("by", by).param("at", at.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    /** The grantee has proved who they are: what waited for this number and name begins. */
    public int activate(byte[] granteeKey, String granteeName, PartyId grantee) {
        return jdbc.sql("update parties.authorisation set grantee = :grantee, state = 'ACTIVE', version = version + 1 where grantee_key = :key and grantee_name = :name and state = 'PENDING'")
                .param("grantee", grantee.value()).param("key", granteeKey).param("name", granteeName).update();
    }

    private Row row(ResultSet row, int n) throws SQLException {
        UUID person = row.getObject("person", UUID.class);
        String mobile = seal.open("person.mobile", row.getBytes("grantee_mobile"));
        return new Row(row.getObject("id", UUID.class), Authorisation.Kind.valueOf(row.getString("kind")), person == null ? row.getObject("enterprise", UUID.class) : person,
                row.getString("party_name"), PartyKind.valueOf(row.getString("party_kind")), row.getString("credit_code"),
                person == null ? row.getObject("legal_person", UUID.class) : person, row.getObject("grantee", UUID.class), row.getString("grantee_name"),
                mobile == null ? null : mobile.substring(0, 3) + "****" + mobile.substring(7), List.of((String[]) row.getArray("scope").getArray()),
                row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class), row.getString("state"), row.getInt("version"));
    }
}
