package luoshu.trust.materials.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.cases.CaseEvent;
import luoshu.trust.materials.MaterialOrigin;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which content which case holds. */
@Repository
class UseQueries {

    /** A file new with a case. {@code keep}: the applicant lets it be kept. */
    record Arrived(UUID caseId, String caseNumber, String matterCode, int matterVersion, String catalogCode, String material, UUID file, String sha256, UUID applicant, MaterialOrigin origin,
                   boolean keep, @Nullable UUID item, Instant at) {
    }

    record Use(UUID caseId, UUID file, String material, String sha256, MaterialOrigin origin, Instant firstAt, int before, int elsewhere, @Nullable Instant elsewhereAt,
               @Nullable LocalDate validTo) {
    }

    private final JdbcClient jdbc;

    UseQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The files that came with these facts, once each however often they are told. */
    List<Arrived> arrive(List<CaseEvent> events) {
        Map<UUID, Instant> cases = new HashMap<>();
        events.forEach(event -> cases.merge(event.caseId(), event.at(), (a, b) -> a.isAfter(b) ? a : b));
        return jdbc.sql("""
                with told as (select * from unnest(:ids::uuid[], :ats::timestamptz[]) as t(id, at)),
                arrived as (
                    insert into materials.use (case_id, file, case_number, matter_name, catalog_code, material, sha256, applicant, person, origin, item, used_at)
                    select m.case_id, m.file, m.number, m.matter_name, m.catalog_code, m.material, m.sha256, m.applicant, m.person,
                           case when a.file is not null then 'SPACE' when m.channel = 'WINDOW' then 'WINDOW' else 'UPLOADED' end, a.item, t.at
                    from told t join cases.api_material m on m.case_id = t.id left join materials.attachment a on a.file = m.file
                    on conflict (case_id, file) do nothing returning *)
                select u.*, m.matter_code, m.matter_version, coalesce(h.keep, c.keep, true) as keep
                from arrived u join cases.api_material m on m.case_id = u.case_id and m.file = u.file
                    left join materials.choice h on h.draft = u.case_id left join materials.consent c on c.party = u.applicant
                order by u.applicant, u.case_id, u.material, u.file
                """).param("ids", cases.keySet().toArray(UUID[]::new)).param("ats", cases.values().stream().map(Timestamp::from).toArray(Timestamp[]::new)).query(UseQueries::arrived).list();
    }

    void fromSource(Collection<UUID> files) {
        jdbc.sql("update materials.use set origin = 'SOURCE', item = null where file in (:files)").param("files", files).update();
    }

    /** The item that keeps the content, and what seats with a limited authorisation see by. */
    void linked(UUID caseId, UUID file, UUID item, String catalogCode) {
        jdbc.sql("update materials.use set item = :item where case_id = :case and file = :file").param("item", item).param("case", caseId).param("file", file).update();
        jdbc.sql("update materials.item set catalogs = array_append(catalogs, :catalog) where id = :item and not :catalog = any(catalogs)").param("catalog", catalogCode).param("item", item).update();
    }

    /** With, for each, when this applicant first handed it in, and what others hold of the same content: neither the same applicant nor the same person. */
    List<Use> ofCase(String number) {
        return jdbc.sql("""
                select u.case_id, u.file, u.material, u.sha256, u.origin, mine.first_at, mine.before, others.cases, others.first_at as elsewhere_at, i.valid_to
                from materials.use u left join materials.item i on i.id = u.item
                    cross join lateral (select min(o.used_at) as first_at, count(distinct o.case_id) filter (where o.case_id <> u.case_id and o.used_at <= u.used_at) as before
                                        from materials.use o where o.sha256 = u.sha256 and o.applicant = u.applicant) mine
                    cross join lateral (select count(distinct o.case_id) as cases, min(o.used_at) as first_at
                                        from materials.use o where o.sha256 = u.sha256 and o.applicant not in (u.applicant, u.person) and o.person not in (u.applicant, u.person)) others
                where u.case_number = :number order by u.material, u.file limit 500
                """).param("number", number).query(UseQueries::use).list();
    }

    /** Persons become one. */
    void follow(UUID old, UUID now) {
        jdbc.sql("update materials.item set party = :now where party = :old").param("old", old).param("now", now).update();
        jdbc.sql("update materials.use set applicant = :now where applicant = :old").param("old", old).param("now", now).update();
        jdbc.sql("update materials.use set person = :now where person = :old").param("old", old).param("now", now).update();
    }

    /** What only mattered while the application was open. */
    void removeOld(Instant before) {
        jdbc.sql("delete from materials.attachment where attached_at < :before").param("before", Timestamp.from(before)).update();
        jdbc.sql("delete from materials.choice where chosen_at < :before").param("before", Timestamp.from(before)).update();
    }

    private static Arrived arrived(ResultSet row, int number) throws SQLException {
        return new Arrived(row.getObject("case_id", UUID.class), row.getString("case_number"), row.getString("matter_code"), row.getInt("matter_version"), row.getString("catalog_code"),
                row.getString("material"), row.getObject("file", UUID.class), row.getString("sha256"), row.getObject("applicant", UUID.class), MaterialOrigin.valueOf(row.getString("origin")),
                row.getBoolean("keep"), row.getObject("item", UUID.class), row.getTimestamp("used_at").toInstant());
    }

    private static Use use(ResultSet row, int number) throws SQLException {
        Timestamp elsewhere = row.getTimestamp("elsewhere_at");
        return new Use(row.getObject("case_id", UUID.class), row.getObject("file", UUID.class), row.getString("material"), row.getString("sha256"),
                MaterialOrigin.valueOf(row.getString("origin")), row.getTimestamp("first_at").toInstant(), row.getInt("before"), row.getInt("cases"),
                elsewhere == null ? null : elsewhere.toInstant(), row.getObject("valid_to", LocalDate.class));
    }
}
