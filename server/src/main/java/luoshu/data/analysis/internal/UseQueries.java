package luoshu.data.analysis.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.analysis.AnalysisQuestion;
import luoshu.data.analysis.AnalysisUse;
import luoshu.data.analysis.AnalysisUseState;
import luoshu.data.contracts.ContractRole;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.database.Like;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class UseQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<AnalysisUse.UsedTable>> TABLES = new TypeReference<>() { };

    /** How a question ended. */
    record Ending(AnalysisUseState state, @Nullable String code, int rows, boolean truncated, int millis, byte @Nullable [] digest) {
        static Ending without(AnalysisUseState state, String code, int millis) {
            return new Ending(state, code, 0, false, millis, null);
        }
    }

    private final JdbcClient jdbc;

    UseQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return its number; absent: the id is taken */
    @Nullable String begin(AnalysisQuestion question, Actor.Official official, Organ organ, boolean export, LocalDate day, Instant now) {
        Map<String, Object> params = new HashMap<>();
        params.put("id", question.id());
        params.put("day", day.toString().replace("-", ""));
        params.put("now", Timestamp.from(now));
        params.put("subject", official.subject());
        params.put("name", official.name());
        params.put("capacity", official.capacityText());
        params.put("organ", official.organ());
        params.put("organName", organ.name());
        params.put("duty", organ.duty());
        params.put("region", organ.region().value());
        params.put("purpose", question.purpose().strip());
        params.put("matter", question.matter());
        params.put("statement", question.sql());
        params.put("export", export);
        return jdbc.sql("""
                insert into analysis.use (id, number, at, subject, name, capacity, organ, organ_name, duty, region, purpose, matter, statement, export, state)
                values (:id, 'FX' || :day || lpad(nextval('analysis.serial')::text, 6, '0'), :now, :subject, :name, :capacity, :organ, :organName, :duty, :region, :purpose, :matter, :statement, :export, 'RUNNING')
                on conflict do nothing returning number
                """).params(params).query(String.class).optional().orElse(null);
    }

    /** Questions under a contract since then, those of all its people, this one not. */
    long asked(String contract, UUID but, Instant since) {
        return jdbc.sql("select count(*) from analysis.used t join analysis.use u on u.id = t.use where t.contract = :contract and u.at >= :since and u.id <> :but and u.state <> 'REFUSED'").param("contract", contract)
                .param("since", Timestamp.from(since)).param("but", but).query(Long.class).single();
    }

    /** Nobody else's questions under these contracts are counted until the transaction ends. In one order, so that two do not wait for each other. */
    void turn(List<String> contracts) {
        contracts.stream().sorted().forEach(contract -> jdbc.sql("select pg_advisory_xact_lock(hashtext('analysis.pace'), hashtext(:contract))").param("contract", contract).query((_, _) -> true).single());
    }

    void uses(UUID use, List<Loading> tables) {
        for (int i = 0; i < tables.size(); i++) {
            Loading one = tables.get(i);
            jdbc.sql("""
                    insert into analysis.used (use, position, contract, resource, resource_name, provider, provider_name, provider_duty, provider_region, fields, personal)
                    values (:use, :position, :contract, :resource, :name, :provider, :providerName, :duty, :region, :fields, :personal)
                    """).param("use", use).param("position", i + 1).param("contract", one.table().contract() == null ? null : one.table().contract().number()).param("resource", one.table().shown().resource())
                    .param("name", one.table().shown().title()).param("provider", one.table().provider().organ()).param("providerName", one.table().shown().providerName()).param("duty", one.table().provider().duty())
                    .param("region", one.table().provider().region()).param("fields", one.columns().stream().map(column -> column.field()).toArray(String[]::new))
                    .param("personal", one.columns().stream().filter(column -> column.personal()).map(column -> column.field()).toArray(String[]::new)).update();
        }
        jdbc.sql("update analysis.use set personal = (select coalesce(sum(cardinality(t.personal)), 0) from analysis.used t where t.use = :use) where id = :use").param("use", use).update();
    }

    void read(UUID use, int position, long rows) {
        jdbc.sql("update analysis.used set rows = :rows where use = :use and position = :position").param("use", use).param("position", position).param("rows", rows).update();
    }

    void end(UUID use, Ending ending, Instant now) {
        jdbc.sql("""
                update analysis.use set state = :state, code = :code, rows = :rows, truncated = :truncated, millis = :millis, digest = :digest, ended_at = :now where id = :use and state = 'RUNNING'
                """).param("use", use).param("state", ending.state().name()).param("code", ending.code()).param("rows", ending.rows()).param("truncated", ending.truncated()).param("millis", ending.millis())
                .param("digest", ending.digest()).param("now", Timestamp.from(now)).update();
    }

    /** @return whether there is such a question of theirs */
    boolean cancel(UUID use, String subject, Instant now) {
        return jdbc.sql("update analysis.use set cancel_at = coalesce(cancel_at, :now) where id = :use and subject = :subject").param("use", use).param("subject", subject).param("now", Timestamp.from(now)).update() == 1;
    }

    boolean cancelled(UUID use) {
        return jdbc.sql("select cancel_at is not null from analysis.use where id = :use").param("use", use).query(Boolean.class).optional().orElse(true);
    }

    Page<AnalysisUse> own(String subject, PageRequest page) {
        return list("u.subject = :subject", "true", Map.of("subject", subject), true, page);
    }

    Page<AnalysisUse> list(Scope scope, @Nullable String q, ContractRole role, PageRequest page) {
        boolean asker = role == ContractRole.ASKER;
        Scope.Predicate within = asker ? scope.predicate("u.organ", "u.duty", "u.region", "0", "p") : scope.predicate("t.provider", "t.provider_duty", "t.provider_region", "0", "p");
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        String shown = asker ? "true" : "t.contract is not null and " + within.sql();
        String where = (asker ? within.sql() : used(shown)) + """
                 and (:q = '' or u.number = :q or u.name ilike '%' || :like || '%' or u.organ_name ilike '%' || :like || '%' or u.purpose ilike '%' || :like || '%'
                      or\s""" + used(shown + " and (t.contract = :q or t.resource_name ilike '%' || :like || '%')") + ")";
        return list(where, shown, params, asker, page);
    }

    private static String used(String which) {
        return "exists (select from analysis.used t where t.use = u.id and " + which + ")";
    }

    /** @param shown which tables {@code t} of a question: for who gave data their own alone, also where they are counted or looked for */
    private Page<AnalysisUse> list(String where, String shown, Map<String, Object> params, boolean asker, PageRequest page) {
        List<AnalysisUse> rows = jdbc.sql("""
                select u.id, u.number, u.at, u.name, u.organ_name, u.purpose, u.matter, u.statement, u.export, u.state, u.code, u.rows, u.millis, u.digest, used.personal, used.tables
                from analysis.use u cross join lateral (
                    select coalesce(sum(cardinality(t.personal)), 0)::integer as personal,
                           coalesce(jsonb_agg(jsonb_build_object('contract', t.contract, 'resourceName', t.resource_name, 'providerName', t.provider_name, 'fields', t.fields, 'rows', t.rows) order by t.position), '[]')::text as tables
                    from analysis.used t where t.use = u.id and\s""" + shown + ") used where " + where + " order by u.at desc, u.number desc limit :size offset :offset").params(params).param("size", page.size())
                .param("offset", page.offset()).query((row, _) -> use(row, asker)).list();
        int total = jdbc.sql("select count(*) from (select from analysis.use u where " + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    private static AnalysisUse use(ResultSet row, boolean asker) throws SQLException {
        byte[] digest = row.getBytes("digest");
        List<AnalysisUse.UsedTable> tables = new ArrayList<>(JSON.readValue(row.getString("tables"), TABLES));
        return new AnalysisUse(row.getObject("id", UUID.class), row.getString("number"), row.getTimestamp("at").toInstant(), row.getString("name"), row.getString("organ_name"), row.getString("purpose"), row.getString("matter"),
                asker ? row.getString("statement") : null, row.getBoolean("export"), AnalysisUseState.valueOf(row.getString("state")), row.getString("code"), row.getInt("rows"), row.getInt("personal"), row.getInt("millis"),
                digest == null ? null : HexFormat.of().formatHex(digest), tables);
    }

    /** Questions whose node ended before they did. */
    void lost(Instant before, Instant now) {
        jdbc.sql("update analysis.use set state = 'FAILED', code = 'lost', ended_at = :now where state = 'RUNNING' and at < :before").param("before", Timestamp.from(before)).param("now", Timestamp.from(now)).update();
    }

    void forgetAlarms(Instant before) {
        jdbc.sql("delete from analysis.alarm where at < :before").param("before", Timestamp.from(before)).update();
    }

    /** @return how many went */
    int forget(Instant before, int portion) {
        return jdbc.sql("delete from analysis.use u where u.id in (select o.id from analysis.use o where o.at < :before order by o.at limit :portion)").param("before", Timestamp.from(before)).param("portion", portion).update();
    }
}
