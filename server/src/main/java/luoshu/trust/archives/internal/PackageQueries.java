package luoshu.trust.archives.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Scope;
import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import luoshu.trust.archives.PackageState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PackageQueries {

    private static final String SELECT = "select p.* from archives.package p ";
    /** Two of one number or one case: constraints forbid it, the check asks nevertheless. */
    private static final String ONCE = "select count(*) = 1 from archives.package p where p.number = :number or p.case_number = :caseNumber";
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PackageQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void expect(CaseEvent event, Instant due) {
        jdbc.sql("""
                insert into archives.package (case_id, case_number, organ, organ_name, duty, region, confidentiality, matter_code, matter_name, applicant, applicant_name, ending, ended_at, due_at)
                values (:case, :number, :organ, :organName, :duty, :region, :confidentiality, :matter, :matterName::jsonb, :applicant, :applicantName, :ending, :ended, :due)
                on conflict (case_id) do nothing
                """).param("case", event.caseId()).param("number", event.number()).param("organ", event.organ()).param("organName", event.organName()).param("duty", event.duty())
                .param("region", event.region()).param("confidentiality", event.confidentiality()).param("matter", event.matterCode()).param("matterName", json.writeValueAsString(event.matterName()))
                .param("applicant", event.applicant()).param("applicantName", event.applicantName()).param("ending", event.state().name()).param("ended", at(event.at())).param("due", at(due)).update();
    }

    /** The next that is due, held until {@code lease}: another node takes it when this one is silent by then. */
    Optional<PackageRow> claim(Instant now, Instant lease) {
        return jdbc.sql("""
                update archives.package p set retry_at = :lease, attempts = attempts + 1 where id = (
                    select id from archives.package where state = 'WAITING' and due_at <= :now and (retry_at is null or retry_at <= :now) order by due_at limit 1 for update skip locked)
                returning p.*
                """).param("now", at(now)).param("lease", at(lease)).query(this::row).optional();
    }

    int serial(String series) {
        return jdbc.sql("insert into archives.serial (series, value) values (:series, 1) on conflict (series) do update set value = archives.serial.value + 1 returning value").param("series", series)
                .query(Integer.class).single();
    }

    void number(UUID id, String series, int serial, String number, int year, Keeping keeping, @Nullable LocalDate until, Instant packedAt) {
        jdbc.sql("""
                update archives.package set series = :series, serial = :serial, number = :number, year = :year, retention = :retention, retention_years = :years::integer, retention_basis = :basis,
                    kept_until = :until::date, packed_at = :packed where id = :id and number is null
                """).param("id", id).param("series", series).param("serial", serial).param("number", number).param("year", year).param("retention", keeping.code())
                .param("years", keeping.years() == null ? null : keeping.years().toString()).param("basis", keeping.basis()).param("until", until == null ? null : until.toString())
                .param("packed", at(packedAt)).update();
    }

    /** False when it was filed meanwhile. */
    boolean filed(UUID id, CaseState ending, UUID file, String sha256, PackageBuilder.Built built, String metadata, Instant now, Instant checkAt) {
        return jdbc.sql("""
                update archives.package set state = 'FILED', version = version + 1, ending = :ending, retry_at = null, failure = null, filed_at = :now, file = :file, sha256 = :sha256, bytes = :bytes,
                    files = :files, manifest = :manifest, key = :key, metadata = :metadata, passed = true, checked_at = :now, check_at = :check where id = :id and state = 'WAITING'
                """).param("id", id).param("ending", ending.name()).param("now", at(now)).param("file", file).param("sha256", sha256).param("bytes", built.bytes()).param("files", built.files())
                .param("manifest", built.manifest()).param("key", built.key()).param("metadata", metadata).param("check", at(checkAt)).update() == 1;
    }

    void failed(UUID id, String failure, Instant retry) {
        jdbc.sql("update archives.package set failure = :failure, retry_at = :retry where id = :id and state = 'WAITING'").param("id", id).param("failure", failure).param("retry", at(retry)).update();
    }

    void postpone(UUID id, Instant due) {
        jdbc.sql("update archives.package set due_at = :due, retry_at = null, attempts = 0, failure = 'follow-up-open' where id = :id and state = 'WAITING'").param("id", id).param("due", at(due)).update();
    }

    boolean fileNow(UUID id, Instant now) {
        return jdbc.sql("update archives.package set due_at = least(due_at, :now), retry_at = null, attempts = 0, failure = null, version = version + 1 where id = :id and state = 'WAITING'")
                .param("id", id).param("now", at(now)).update() == 1;
    }

    /** The next whose check is due, its check put off to {@code next} at once. */
    Optional<PackageRow> claimCheck(Instant now, Instant next) {
        return jdbc.sql("""
                update archives.package p set check_at = :next where id = (
                    select id from archives.package where state in ('FILED', 'HANDED_OVER') and file is not null and check_at <= :now order by check_at limit 1 for update skip locked)
                returning p.*
                """).param("now", at(now)).param("next", at(next)).query(this::row).optional();
    }

    void checked(UUID id, boolean passed, Instant now, Instant next) {
        jdbc.sql("update archives.package set passed = :passed, checked_at = :now, check_at = :next where id = :id").param("id", id).param("passed", passed).param("now", at(now))
                .param("next", at(next)).update();
    }

    boolean once(PackageRow row) {
        return jdbc.sql(ONCE).param("number", row.number()).param("caseNumber", row.caseNumber()).query(Boolean.class).single();
    }

    Optional<PackageRow> find(UUID id) {
        return jdbc.sql(SELECT + "where p.id = :id").param("id", id).query(this::row).optional();
    }

    Optional<PackageRow> find(UUID id, Scope scope) {
        return find(id).filter(row -> scope.reaches(row.subject()));
    }

    /** In the order of their ids, so that two who lock the same do not wait for each other in a circle. */
    List<PackageRow> lock(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : jdbc.sql(SELECT + "where p.id in (:ids) order by p.id for update").param("ids", ids).query(this::row).list();
    }

    List<PackageRow> list(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : jdbc.sql(SELECT + "where p.id in (:ids) order by p.id").param("ids", ids).query(this::row).list();
    }

    /** The copy here is kept and checked on. */
    void handedOver(UUID id) {
        jdbc.sql("update archives.package set state = 'HANDED_OVER', version = version + 1 where id = :id and state = 'FILED'").param("id", id).update();
    }

    /** What is left says what it was and that it is gone. */
    void destroyed(UUID id) {
        jdbc.sql("update archives.package set state = 'DESTROYED', version = version + 1, metadata = null, check_at = null where id = :id and state = 'FILED'").param("id", id).update();
    }

    Page<PackageRow> page(String where, Map<String, Object> params, String order, PageRequest page) {
        int total = jdbc.sql("select count(*) from (select 1 from archives.package p where " + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        List<PackageRow> rows = total <= page.offset() ? List.of() : jdbc.sql(SELECT + "where " + where + " order by " + order + " limit :limit offset :offset").params(params)
                .param("limit", page.size()).param("offset", page.offset()).query(this::row).list();
        return new Page<>(rows, total, page.page(), page.size());
    }

    private PackageRow row(ResultSet row, int n) throws SQLException {
        return new PackageRow(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class), row.getString("case_number"), row.getString("organ"), row.getString("organ_name"),
                row.getString("duty"), row.getString("region"), row.getInt("confidentiality"), row.getString("matter_code"), json.readValue(row.getString("matter_name"), Text.class),
                row.getObject("applicant", UUID.class), row.getString("applicant_name"), CaseState.valueOf(row.getString("ending")), instant(row, "ended_at"),
                PackageState.valueOf(row.getString("state")), row.getLong("version"), instant(row, "due_at"), row.getInt("attempts"), row.getString("failure"), row.getString("number"),
                row.getObject("serial", Integer.class), row.getObject("year", Integer.class), row.getString("retention"), row.getString("retention_basis"), row.getObject("kept_until", LocalDate.class),
                nullable(row, "packed_at"), nullable(row, "filed_at"), row.getObject("file", UUID.class), row.getString("sha256"), row.getObject("bytes", Long.class), row.getString("manifest"),
                row.getString("key"), row.getString("metadata"), row.getObject("passed", Boolean.class), nullable(row, "checked_at"));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
