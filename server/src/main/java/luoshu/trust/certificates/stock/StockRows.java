package luoshu.trust.certificates.stock;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import luoshu.kernel.parties.PartyKind;
import luoshu.trust.certificates.internal.CertificateType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Checked rows and how they become certificates: a batch is one statement, whatever it holds. */
@Repository
class StockRows {

    /** A row as it is kept. {@code key}: of the holder's number, hexadecimal; {@code seal}: of a person's. */
    record Staged(StockRow row, String masked, String key, @Nullable String seal) {
    }

    /** {@code other}: the line it repeats; null: the platform has it already. */
    record Repeated(int line, @Nullable Integer other) {
    }

    /** {@code digest}: SHA-256 over the digests of the certificates in the order of their lines, hexadecimal. */
    record Taken(long count, List<Integer> late, @Nullable String digest) {
    }

    /** A holder of rows that wait. {@code code}: credit code, or a person's number masked. */
    record Waiting(int line, PartyKind kind, String code, String key) {
    }

    private static final JsonMapper JSON = JsonMapper.shared();
    private final JdbcClient jdbc;

    StockRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Answers those that are not kept because the file or the platform has them already. */
    List<Repeated> stage(UUID id, String type, List<Staged> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, Object> params = new HashMap<>(Map.of("import", id, "type", type, "lines", rows.stream().map(one -> one.row().row()).toArray(Integer[]::new),
                "versions", rows.stream().map(one -> one.row().identifier().version()).toArray(Integer[]::new)));
        params.put("identifiers", texts(rows, one -> one.row().identifier().toString()));
        params.put("numbers", texts(rows, one -> one.row().number()));
        params.put("organs", texts(rows, one -> one.row().organ().code().value()));
        params.put("organNames", texts(rows, one -> one.row().organ().name()));
        params.put("duties", texts(rows, one -> one.row().organ().duty()));
        params.put("regions", texts(rows, one -> one.row().organ().region().value()));
        params.put("issued", texts(rows, one -> one.row().issuedOn().toString()));
        params.put("froms", texts(rows, one -> one.row().validFrom().toString()));
        params.put("tos", texts(rows, one -> one.row().validTo() == null ? null : one.row().validTo().toString()));
        params.put("kinds", texts(rows, one -> one.row().holderKind().name()));
        params.put("names", texts(rows, one -> one.row().holderName()));
        params.put("codes", texts(rows, Staged::masked));
        params.put("keys", texts(rows, Staged::key));
        params.put("seals", texts(rows, Staged::seal));
        params.put("fields", texts(rows, one -> JSON.writeValueAsString(one.row().values())));
        record Left(int line, boolean known) {
        }
        List<Left> left = jdbc.sql("""
                with given as (
                    select g.* from unnest(:lines, :identifiers, :versions, :numbers, :organs, :organNames, :duties, :regions, :issued, :froms, :tos, :kinds, :names, :codes, :keys, :seals, :fields)
                        g (line, identifier, version, number, organ, organ_name, duty, region, issued_on, valid_from, valid_to, holder_kind, holder_name, holder_code, holder_key, holder_sealed, fields)
                ), known as (
                    select g.line from given g join certificates.edition e on e.identifier = g.identifier
                    union select g.line from given g join certificates.certificate c on c.number = g.number and c.type = :type and c.organ = g.organ
                ), staged as (
                    insert into certificates.stock_row (import, line, identifier, version, number, organ, organ_name, duty, region, issued_on, valid_from, valid_to, holder_kind, holder_name,
                        holder_code, holder_key, holder_sealed, fields)
                    select :import, g.line, g.identifier, g.version, g.number, g.organ, g.organ_name, g.duty, g.region, g.issued_on::date, g.valid_from::date, g.valid_to::date, g.holder_kind,
                           g.holder_name, g.holder_code, decode(g.holder_key, 'hex'), decode(g.holder_sealed, 'hex'), g.fields::jsonb
                    from given g where g.line not in (select k.line from known k) order by g.line on conflict do nothing returning line
                )
                select g.line, k.line is not null as known from given g left join known k on k.line = g.line where g.line not in (select s.line from staged s)
                """).params(params).query((row, _) -> new Left(row.getInt("line"), row.getBoolean("known"))).list();
        if (left.isEmpty()) {
            return List.of();
        }
        Set<Integer> twice = left.stream().filter(gone -> !gone.known).map(Left::line).collect(Collectors.toSet());
        Map<Integer, Integer> others = others(id, rows.stream().filter(one -> twice.contains(one.row().row())).toList());
        return left.stream().map(one -> new Repeated(one.line, one.known ? null : others.getOrDefault(one.line, one.line))).toList();
    }

    private Map<Integer, Integer> others(UUID id, List<Staged> rows) {
        Map<Integer, Integer> others = new HashMap<>();
        if (!rows.isEmpty()) {
            jdbc.sql("""
                    with given as (select g.* from unnest(:lines, :identifiers, :organs, :numbers) g (line, identifier, organ, number))
                    select same.line, min(same.other) as other from (
                        select g.line, r.line as other from given g join certificates.stock_row r on r.import = :import and r.identifier = g.identifier
                        union all select g.line, r.line from given g join certificates.stock_row r on r.import = :import and r.organ = g.organ and r.number = g.number) same
                    group by same.line
                    """).param("import", id).param("lines", rows.stream().map(one -> one.row().row()).toArray(Integer[]::new)).param("identifiers", texts(rows, one -> one.row().identifier().toString()))
                    .param("organs", texts(rows, one -> one.row().organ().code().value())).param("numbers", texts(rows, one -> one.row().number())).query(row -> {
                        others.put(row.getInt("line"), row.getInt("other"));
                    });
        }
        return others;
    }

    private static @Nullable String[] texts(List<Staged> rows, Function<Staged, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /** The last line that waits; 0: none. */
    int last(UUID id) {
        return jdbc.sql("select coalesce(max(line), 0) from certificates.stock_row where import = :id").param("id", id).query(Integer.class).single();
    }

    List<Waiting> waiting(UUID id, int from, int to) {
        return jdbc.sql("select line, holder_kind, holder_code, encode(holder_key, 'hex') as key from certificates.stock_row where import = :id and line > :after and line <= :to order by line")
                .param("id", id).param("after", from).param("to", to)
                .query((row, _) -> new Waiting(row.getInt("line"), PartyKind.valueOf(row.getString("holder_kind")), row.getString("holder_code"), row.getString("key"))).list();
    }

    /**
     * Rows become certificates: the licence, its edition without a file, its journal, the directory. A row whose certificate came by another way since the check is left and named.
     *
     * @param parties by line
     */
    Taken take(UUID id, CertificateType type, int from, int to, Map<Integer, UUID> parties, StockAct act) {
        List<Integer> known = new ArrayList<>(parties.keySet());
        Map<String, Object> params = new HashMap<>(Map.of("import", id, "type", type.code(), "typeName", type.name().zh(), "after", from, "to", to, "at", Timestamp.from(act.at()), "today", act.today(),
                "subject", act.subject(), "byName", act.byName()));
        params.put("catalog", Objects.requireNonNullElse(type.catalogCode(), ""));
        params.put("reason", act.reason());
        params.put("basis", act.basis());
        params.put("note", act.note());
        params.put("organ", Objects.requireNonNullElse(act.organ(), ""));
        params.put("known", known.toArray(Integer[]::new));
        params.put("parties", known.stream().map(parties::get).toArray(UUID[]::new));
        return jdbc.sql("""
                with batch as (
                    delete from certificates.stock_row r where r.import = :import and r.line > :after and r.line <= :to returning r.*
                ), known as (
                    select b.line from batch b join certificates.edition e on e.identifier = b.identifier
                    union select b.line from batch b join certificates.certificate c on c.number = b.number and c.type = :type and c.organ = b.organ
                ), owner as (
                    select o.* from unnest(:known, :parties) o (line, party)
                ), fresh as materialized (
                    select uuidv7() as id, b.*, o.party from batch b left join owner o on o.line = b.line where b.line not in (select k.line from known k)
                ), certified as (
                    insert into certificates.certificate as c (id, type, identifier, version, number, holder, holder_kind, holder_name, holder_code, holder_key, holder_sealed, organ, organ_name,
                        duty, region, confidentiality, catalog_code, valid_from, valid_to, state, revision, issued_at, changed_at, stock_import, stock_line)
                    select f.id, :type, f.identifier, f.version, f.number, f.party, f.holder_kind, f.holder_name, f.holder_code, case when f.party is null then f.holder_key end,
                        case when f.party is null then f.holder_sealed end, f.organ, f.organ_name, f.duty, f.region, 0, nullif(:catalog, ''), f.valid_from, f.valid_to, 'VALID', 1,
                        f.issued_on::timestamp at time zone 'Asia/Shanghai', :at, :import, f.line
                    from fresh f on conflict do nothing returning c.id
                ), edited as (
                    insert into certificates.edition (certificate, version, identifier, operation, fields, valid_from, valid_to, issued_at)
                    select f.id, f.version, f.identifier, '01', f.fields, f.valid_from, f.valid_to, f.issued_on::timestamp at time zone 'Asia/Shanghai' from fresh f join certified n on n.id = f.id
                ), lived as (
                    insert into certificates.life (certificate, sequence, operation, version, state, at, reason, basis, note, subject, by_name, organ)
                    select f.id, s.sequence, s.operation, f.version, s.state, :at, s.reason, s.basis, s.note, :subject, :byName, nullif(:organ, '')
                    from fresh f join certified n on n.id = f.id
                         cross join (values (1, '07', 'VALID', :reason, :basis, :note), (2, '04', 'EXPIRED', null, null, null)) s (sequence, operation, state, reason, basis, note)
                    where s.sequence = 1 or f.valid_to < :today
                ), listed as (
                    insert into certificates.directory_entry (certificate, sequence, certificate_type, certificate_type_code, certificate_name, certificate_number, certificate_holder,
                        certificate_holder_code, certificate_holder_type, certificate_area_code, certificate_source_id, issue_dept, issue_dept_code, issue_date, operation)
                    select f.id, 1, :typeName, :type, :typeName, f.number, f.holder_name, f.holder_code, case f.holder_kind when 'PERSON' then '20' else '10' end, substr(f.region, 1, 6),
                        f.identifier, f.organ_name, f.organ, f.issued_on, '01'
                    from fresh f join certified n on n.id = f.id
                ), proven as (
                    select f.line, sha256(convert_to(concat_ws('|', f.id, f.identifier, f.organ, f.number, f.issued_on, f.valid_from, coalesce(f.valid_to::text, ''), f.fields::text), 'UTF8')) as digest
                    from fresh f join certified n on n.id = f.id
                )
                select (select count(*) from certified) as taken, (select encode(sha256(string_agg(p.digest, ''::bytea order by p.line)), 'hex') from proven p) as digest,
                       array(select b.line from batch b where b.line not in (select p.line from proven p) order by b.line) as late
                """).params(params).query((row, _) -> new Taken(row.getLong("taken"), List.of((Integer[]) row.getArray("late").getArray()), row.getString("digest"))).single();
    }

    /** As whom, when and why rows are taken over. */
    record StockAct(Instant at, LocalDate today, String subject, String byName, @Nullable String organ, String reason, String basis, String note) {
    }
}
