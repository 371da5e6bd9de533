package luoshu.trust.certificates.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Scope;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.database.Like;
import luoshu.kernel.database.ManyRows;
import luoshu.kernel.database.SqlPart;
import luoshu.kernel.database.SteadyTypes;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.certificates.CertificateHolder;
import luoshu.trust.certificates.CertificateIssuer;
import luoshu.trust.certificates.CertificateOrigin;
import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.LifeOperation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Certificates, their editions, journal and directory. Every act is one statement, its audit included. */
@Repository
class CertificateStore {

    static final int MOST = 500;
    private static final String SELECT = """
            select c.*, e.fields::text as fields, e.file, e.digest, e.seal, e.seal_name
            from certificates.certificate c join certificates.edition e on e.certificate = c.id and e.version = c.version
            """;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final JsonMapper json;

    CertificateStore(JdbcClient jdbc, Audit audit, JsonMapper json) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.json = json;
    }

    Optional<CertificateRow> find(UUID id) {
        return jdbc.sql(SELECT + "where c.id = :id").param("id", id).query(CertificateRow::read).optional();
    }

    List<CertificateRow> findAll(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : jdbc.sql(SELECT + "where c.id in (:ids)").param("ids", ids).query(CertificateRow::read).list();
    }

    /** Nobody else changes it until the end of the transaction. */
    Optional<CertificateRow> lock(UUID id, Scope scope) {
        Scope.Predicate reach = reach(scope);
        return jdbc.sql(SELECT + "where c.id = :id and " + reach.sql() + " for update of c").param("id", id).params(reach.params()).query(CertificateRow::read).optional();
    }

    Optional<CertificateRow> find(UUID id, Scope scope) {
        Scope.Predicate reach = reach(scope);
        return jdbc.sql(SELECT + "where c.id = :id and " + reach.sql()).param("id", id).params(reach.params()).query(CertificateRow::read).optional();
    }

    Optional<CertificateRow> findByIdentifier(String identifier) {
        return jdbc.sql(SELECT + "where c.id = (select one.certificate from certificates.edition one where one.identifier = :identifier)").param("identifier", identifier)
                .query(CertificateRow::read).optional();
    }

    List<CertificateRow> list(UUID party) {
        return jdbc.sql(SELECT + "where c.holder = :party order by c.issued_at desc, c.id limit " + MOST).param("party", party).query(CertificateRow::read).list();
    }

    List<CertificateRow> listOfCase(String caseNumber) {
        return jdbc.sql(SELECT + "where c.case_number = :case order by c.issued_at, c.id").param("case", caseNumber).query(CertificateRow::read).list();
    }

    private static Scope.Predicate reach(Scope scope) {
        return scope.predicate("c.organ", "c.duty", "c.region", "c.confidentiality", "reach");
    }

    Page<CertificateRow> page(Scope scope, CertificateFilter filter, LocalDate today, PageRequest page) {
        Scope.Predicate reach = reach(scope);
        StringBuilder where = new StringBuilder("where ").append(reach.sql());
        Map<String, Object> params = new HashMap<>(reach.params());
        String q = filter.q();
        if (q != null && !q.isBlank()) {
            where.append(" and (c.number like :q or c.holder_name like :q or c.holder_code like :q or c.identifier = :exact)");
            params.put("q", Like.literal(q.strip()) + "%");
            params.put("exact", q.strip());
        }
        if (filter.type() != null) {
            where.append(" and c.type = :type");
            params.put("type", filter.type());
        }
        if (filter.caseNumber() != null) {
            where.append(" and c.case_number = :case");
            params.put("case", filter.caseNumber());
        }
        if (filter.state() != null) {
            params.put("today", today);
            where.append(switch (filter.state()) {
                case VALID -> " and c.state = 'VALID' and (c.valid_to is null or c.valid_to >= :today) and c.valid_from <= :today";
                case EXPIRED -> " and c.state = 'VALID' and c.valid_to < :today";
                case NOT_YET_VALID -> " and c.state = 'VALID' and c.valid_from > :today";
                case SUSPENDED -> " and c.state = 'SUSPENDED'";
                case CANCELLED -> " and c.state = 'CANCELLED'";
                case SUPERSEDED -> " and false";
            });
        }
        int total = jdbc.sql("select count(*) from (select 1 from certificates.certificate c " + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        List<CertificateRow> rows = jdbc.sql(SELECT + where + " order by c.issued_at desc, c.id limit :limit offset :offset").params(params).param("limit", page.size())
                .param("offset", page.offset()).query(CertificateRow::read).list();
        return new Page<>(rows, total, page.page(), page.size());
    }

    /** A certificate with its first edition. {@code origin} null: it was issued before the platform. */
    record First(Edition edition, @Nullable CertificateOrigin origin, Act act) {
    }

    /** First editions, in one statement. A second one of the same case and result, or of the same identifier, breaks a constraint. */
    void insert(List<First> firsts, LifeRow life) {
        String parts = "";
        List<Map<String, Object>> rows = new ArrayList<>();
        for (First first : firsts) {
            SqlPart audited = audit.part(first.act, "many");
            parts = audited.sql();
            Map<String, Object> params = first(first, life);
            params.putAll(audited.params());
            rows.add(params);
        }
        jdbc.sql(ManyRows.statement(INSERT, ", " + EDITION.formatted("many") + LIFE.formatted("many") + DIRECTORY.formatted("many") + ", " + parts + " select count(*) from many"))
                .param("given", ManyRows.given(rows, json)).query(Long.class).single();
    }

    private static Map<String, Object> first(First first, LifeRow life) {
        CertificateDraft draft = first.edition.draft();
        CertificateHolder holder = draft.holder();
        CertificateIssuer issuer = draft.issuer();
        CertificateOrigin origin = first.origin;
        Map<String, Object> params = params(first.edition, life, 1);
        params.put("type", draft.type().code());
        params.put("holder", holder.party());
        params.put("holderKind", holder.kind().name());
        params.put("holderName", holder.name());
        params.put("holderCode", holder.code());
        params.put("organ", issuer.organ());
        params.put("organName", issuer.name());
        params.put("duty", issuer.duty());
        params.put("region", issuer.region());
        params.put("confidentiality", issuer.confidentiality());
        params.put("matterCode", draft.matterCode());
        params.put("catalogCode", draft.matterCode() == null ? null : catalog(draft.matterCode()));
        params.put("caseId", origin == null ? null : origin.caseId());
        params.put("caseNumber", origin == null ? null : origin.caseNumber());
        params.put("resultCode", origin == null ? null : origin.result());
        return params;
    }

    /** The next edition; {@code row} is the one that was locked. */
    void update(CertificateRow row, Edition edition, LifeRow life, int sequence, Act act) {
        CertificateDraft draft = edition.draft();
        SqlPart audited = audit.part(act, "changed");
        Map<String, Object> params = params(edition, life, sequence);
        params.put("readRevision", row.revision());
        params.put("holderName", draft.holder().name());
        params.putAll(audited.params());
        jdbc.sql("""
                with changed as (
                    update certificates.certificate c set identifier = :identifier, version = :version, holder_name = :holderName, valid_from = :validFrom::date, valid_to = :validTo::date,
                        state = :stored, revision = revision + 1, changed_at = :at::timestamptz
                    where c.id = :id and c.revision = :readRevision
                    returning c.id, c.case_number as number, c.type, c.number as bears, c.holder_name, c.holder_code, c.holder_kind, c.region, c.organ, c.organ_name),
                """ + EDITION.formatted("changed") + LIFE.formatted("changed") + DIRECTORY.formatted("changed") + ", " + audited.sql() + " select count(*) from changed")
                .params(SteadyTypes.of(params)).query(Long.class).single();
    }

    /** Another state without a new file. */
    void update(CertificateRow row, String typeName, LifeRow life, int sequence, Act act) {
        SqlPart audited = audit.part(act, "changed");
        Map<String, Object> params = new HashMap<>();
        params.put("id", row.id());
        params.put("readRevision", row.revision());
        params.put("version", row.identifier().version());
        params.put("identifier", row.identifier().toString());
        params.put("typeName", typeName);
        life(params, life, sequence);
        params.putAll(audited.params());
        jdbc.sql("""
                with changed as (
                    update certificates.certificate c set state = :stored, revision = revision + 1, changed_at = :at::timestamptz
                    where c.id = :id and c.revision = :readRevision
                    returning c.id, c.case_number as number, c.type, c.number as bears, c.holder_name, c.holder_code, c.holder_kind, c.region, c.organ, c.organ_name)
                """ + LIFE.formatted("changed") + DIRECTORY.formatted("changed") + ", " + audited.sql() + " select count(*) from changed")
                .params(SteadyTypes.of(params)).query(Long.class).single();
    }

    private static Map<String, Object> params(Edition edition, LifeRow life, int sequence) {
        CertificateDraft draft = edition.draft();
        Map<String, Object> params = new HashMap<>();
        params.put("id", draft.id());
        params.put("identifier", draft.identifier().toString());
        params.put("version", draft.identifier().version());
        params.put("number", draft.number());
        params.put("typeName", draft.type().name().zh());
        params.put("fields", CertificateRow.json(draft.values()));
        params.put("validFrom", draft.validFrom());
        params.put("validTo", draft.validTo());
        params.put("file", edition.file().file());
        params.put("digest", edition.file().digest());
        params.put("seal", edition.file().seal());
        params.put("sealName", edition.file().sealName());
        life(params, life, sequence);
        return params;
    }

    private static void life(Map<String, Object> params, LifeRow life, int sequence) {
        params.put("sequence", sequence);
        params.put("operation", life.operation().code());
        params.put("state", life.state().name());
        params.put("stored", life.state() == CertificateState.EXPIRED ? CertificateState.VALID.name() : life.state().name());
        params.put("at", life.at());
        params.put("day", LocalDate.ofInstant(life.at(), Faces.ZONE));
        params.put("reason", life.reason());
        params.put("basis", life.basis());
        params.put("note", life.note());
        params.put("subject", life.subject());
        params.put("byName", life.byName());
        params.put("lifeOrgan", life.organ());
    }

    int nextSequence(UUID id) {
        return jdbc.sql("select coalesce(max(sequence), 0) + 1 from certificates.life where certificate = :id").param("id", id).query(Integer.class).single();
    }

    record LifeRead(int sequence, LifeOperation operation, int version, String identifier, CertificateState state, Instant at, @Nullable String reason, @Nullable String basis,
                    @Nullable String note, String by) {
    }

    List<LifeRead> life(UUID id) {
        return jdbc.sql("""
                select l.*, e.identifier from certificates.life l join certificates.edition e on e.certificate = l.certificate and e.version = l.version
                where l.certificate = :id order by l.sequence
                """).param("id", id).query((row, _) -> new LifeRead(row.getInt("sequence"), LifeOperation.coded(row.getString("operation")), row.getInt("version"), row.getString("identifier"),
                CertificateState.valueOf(row.getString("state")), row.getTimestamp("at").toInstant(), row.getString("reason"), row.getString("basis"), row.getString("note"),
                row.getString("by_name"))).list();
    }

    /** An edition and the last thing that had happened by a moment. */
    record StandingRow(UUID certificate, String newest, int version, LocalDate validFrom, @Nullable LocalDate validTo, @Nullable String digest, CertificateState state, int stateVersion,
                       Instant since, @Nullable Instant replacedAt) {
    }

    Optional<StandingRow> standing(String identifier, Instant at) {
        return jdbc.sql("""
                select c.id, c.identifier as newest, e.version, e.valid_from, e.valid_to, e.digest, l.state, l.version as state_version, l.at as since, n.issued_at as replaced_at
                from certificates.edition e join certificates.certificate c on c.id = e.certificate
                     join lateral (select life.state, life.version, life.at from certificates.life life where life.certificate = c.id and life.at <= :at order by life.sequence desc limit 1) l on true
                     left join certificates.edition n on n.certificate = e.certificate and n.version = e.version + 1 and n.issued_at <= :at
                where e.identifier = :identifier and e.issued_at <= :at
                """).param("identifier", identifier).param("at", Timestamp.from(at)).query((row, _) -> new StandingRow(row.getObject("id", UUID.class), row.getString("newest"),
                row.getInt("version"), row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class), row.getString("digest"),
                CertificateState.valueOf(row.getString("state")), row.getInt("state_version"), row.getTimestamp("since").toInstant(),
                row.getTimestamp("replaced_at") == null ? null : row.getTimestamp("replaced_at").toInstant())).optional();
    }

    /** Those whose end nobody wrote down yet. */
    List<CertificateRow> listExpired(LocalDate today, int limit) {
        return jdbc.sql(SELECT + """
                where c.state = 'VALID' and c.valid_to < :today
                      and not exists (select from certificates.life l where l.certificate = c.id and l.version = c.version and l.operation = '04')
                order by c.valid_to limit :limit for update of c skip locked
                """).param("today", today).param("limit", limit).query(CertificateRow::read).list();
    }

    static String catalog(String matterCode) {
        return matterCode.length() == 33 ? matterCode.substring(19, 31) : "";
    }

    private static final String INSERT = """
            insert into certificates.certificate as c (id, type, identifier, version, number, holder, holder_kind, holder_name, holder_code, organ, organ_name, duty, region,
                confidentiality, catalog_code, matter_code, case_id, case_number, result_code, valid_from, valid_to, state, revision, issued_at, changed_at)
            select :id::uuid, :type, :identifier, :version::integer, :number, :holder::uuid, :holderKind, :holderName, :holderCode, :organ, :organName, :duty, :region,
                :confidentiality::integer, :catalogCode, :matterCode, :caseId::uuid, :caseNumber, :resultCode, :validFrom::date, :validTo::date, :stored, 1, :at::timestamptz,
                :at::timestamptz
            from given
            returning c.id, c.case_number as number, c.type, c.number as bears, c.holder_name, c.holder_code, c.holder_kind, c.region, c.organ, c.organ_name
            """;
    /** The three parts of every act; {@code %s} is the expression with the certificates it changed. */
    private static final String EDITION = """
            edition as (
                insert into certificates.edition (certificate, version, identifier, operation, fields, valid_from, valid_to, file, digest, seal, seal_name, issued_at)
                select guard.id, :version::integer, :identifier, :operation, :fields::jsonb, :validFrom::date, :validTo::date, :file::uuid, :digest, :seal, :sealName, :at::timestamptz
                from %s guard returning 1)
            """;
    private static final String LIFE = """
            , lived as (
                insert into certificates.life (certificate, sequence, operation, version, state, at, reason, basis, note, subject, by_name, organ)
                select guard.id, :sequence::integer, :operation, :version::integer, :state, :at::timestamptz, :reason, :basis, :note, :subject, :byName, :lifeOrgan from %s guard returning 1)
            """;
    private static final String DIRECTORY = """
            , listed as (
                insert into certificates.directory_entry (certificate, sequence, certificate_type, certificate_type_code, certificate_name, certificate_number, certificate_holder,
                    certificate_holder_code, certificate_holder_type, certificate_area_code, certificate_source_id, issue_dept, issue_dept_code, issue_date, operation)
                select guard.id, :sequence::integer, :typeName, guard.type, :typeName, guard.bears, guard.holder_name, guard.holder_code,
                       case guard.holder_kind when 'PERSON' then '20' else '10' end, substr(guard.region, 1, 6), :identifier, guard.organ_name, guard.organ, :day::date, :operation
                from %s guard returning 1)
            """;
}
