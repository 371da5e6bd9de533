package luoshu.trust.signatures.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.parties.PersonMerged;
import luoshu.kernel.texts.Text;
import luoshu.trust.signatures.SignatureRole;
import luoshu.trust.signatures.SignerState;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class SheetQueries {

    private static final int MOST = 200;
    private static final String SELECT = """
            select s.id, s.case_number, s.matter_zh, s.matter_en, encode(s.digest, 'hex') as digest, s.in_order, s.made_at, s.maker_account, s.maker_person, s.maker_name, s.applicant,
                   s.applicant_name, s.capacity, g.place, g.party, g.name, g.state, g.at, g.by_name, g.role, g.signing_key, g.statement, g.signature, g.reason
            from signatures.sheet s join signatures.signer g on g.sheet = s.id
            """;
    private final JdbcClient jdbc;

    SheetQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Party(UUID id, String name) {
    }

    public UUID insert(String number, Text matter, byte[] digest, boolean inOrder, Instant at, Actor.Applicant maker, List<Party> signers) {
        UUID id = jdbc.sql("""
                insert into signatures.sheet (case_number, matter_zh, matter_en, digest, in_order, made_at, maker_account, maker_person, maker_name, applicant, applicant_name, capacity)
                values (:number, :zh, :en, :digest, :inOrder, :at, :account, :person, :name, :applicant, :applicantName, :capacity) returning id
                """)
                .param("number", number).param("zh", matter.zh()).param("en", matter.en()).param("digest", digest).param("inOrder", inOrder).param("at", Timestamp.from(at))
                .param("account", maker.accountId()).param("person", maker.personId()).param("name", maker.name()).param("applicant", maker.applicantId())
                .param("applicantName", maker.applicantName()).param("capacity", maker.capacity().name()).query(UUID.class).single();
        jdbc.sql("""
                insert into signatures.signer (sheet, place, party, name, state)
                select :sheet, p.place, p.party, p.name, 'WAITING' from unnest(:parties::uuid[], :names::text[]) with ordinality as p (party, name, place)
                """)
                .param("sheet", id).param("parties", signers.stream().map(Party::id).toArray(UUID[]::new)).param("names", signers.stream().map(Party::name).toArray(String[]::new)).update();
        return id;
    }

    public Optional<SheetRow> find(UUID id) {
        return sheets(jdbc.sql(SELECT + "where s.id = :id order by g.place").param("id", id)).stream().findFirst();
    }

    public List<SheetRow> ofCase(String number) {
        return sheets(jdbc.sql(SELECT + "where s.case_number = :number order by s.id desc, g.place").param("number", number));
    }

    /** Those the party made, is to sign or has signed; newest first. */
    public List<SheetRow> of(UUID party) {
        return sheets(jdbc.sql(SELECT + """
                where s.id in (select id from (select x.id from signatures.sheet x where x.applicant = :party
                                               union select y.sheet from signatures.signer y where y.party = :party) mine order by id desc limit :most)
                order by s.id desc, g.place
                """).param("party", party).param("most", MOST));
    }

    /** @return false if it was signed or declined meanwhile */
    public boolean sign(UUID sheet, int place, Instant at, Actor.Applicant by, SignatureRole role, String key, String statement, byte[] signature) {
        return jdbc.sql("""
                update signatures.signer set state = 'SIGNED', at = :at, by_person = :person, by_name = :name, role = :role, signing_key = :key, statement = :statement, signature = :signature
                where sheet = :sheet and place = :place and state = 'WAITING'
                """)
                .param("sheet", sheet).param("place", place).param("at", Timestamp.from(at)).param("person", by.personId()).param("name", by.name()).param("role", role.name()).param("key", key)
                .param("statement", statement).param("signature", signature).update() == 1;
    }

    public boolean decline(UUID sheet, int place, Instant at, Actor.Applicant by, String reason) {
        return jdbc.sql("update signatures.signer set state = 'DECLINED', at = :at, by_person = :person, by_name = :name, reason = :reason where sheet = :sheet and place = :place and state = 'WAITING'")
                .param("sheet", sheet).param("place", place).param("at", Timestamp.from(at)).param("person", by.personId()).param("name", by.name()).param("reason", reason).update() == 1;
    }

    /** Two acts upon one sheet go one after the other. */
    public void lock(UUID sheet) {
        jdbc.sql("select id from signatures.sheet where id = :id for update").param("id", sheet).query(UUID.class).optional();
    }

    @EventListener
    void merged(PersonMerged merged) {
        UUID gone = merged.from().value();
        UUID into = merged.into().value();
        jdbc.sql("update signatures.signer g set party = :next where party = :gone and not exists (select from signatures.signer o where o.sheet = g.sheet and o.party = :next)")
                .param("gone", gone).param("next", into).update();
        jdbc.sql("update signatures.sheet set applicant = :next where applicant = :gone").param("gone", gone).param("next", into).update();
        jdbc.sql("update signatures.sheet set maker_person = :next where maker_person = :gone").param("gone", gone).param("next", into).update();
    }

    private static List<SheetRow> sheets(JdbcClient.StatementSpec statement) {
        Map<UUID, SheetRow> sheets = new LinkedHashMap<>();
        statement.query((row, _) -> {
            SheetRow sheet = sheet(row);
            sheets.computeIfAbsent(sheet.id(), _ -> sheet).signers().add(signer(row));
            return true;
        }).list();
        return List.copyOf(sheets.values());
    }

    private static SheetRow sheet(ResultSet row) throws SQLException {
        return new SheetRow(row.getObject("id", UUID.class), row.getString("case_number"), new Text(row.getString("matter_zh"), row.getString("matter_en")), row.getString("digest"),
                row.getBoolean("in_order"), row.getTimestamp("made_at").toInstant(), row.getObject("maker_account", UUID.class), row.getObject("maker_person", UUID.class),
                row.getString("maker_name"), row.getObject("applicant", UUID.class), row.getString("applicant_name"), Actor.CapacityKind.valueOf(row.getString("capacity")), new ArrayList<>());
    }

    private static SheetRow.Signer signer(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("at");
        String role = row.getString("role");
        return new SheetRow.Signer(row.getInt("place"), row.getObject("party", UUID.class), row.getString("name"), SignerState.valueOf(row.getString("state")), at == null ? null : at.toInstant(),
                row.getString("by_name"), role == null ? null : SignatureRole.valueOf(role), row.getString("signing_key"), row.getString("statement"), row.getBytes("signature"),
                row.getString("reason"));
    }
}
