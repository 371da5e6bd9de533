package luoshu.data.quality.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.quality.RuleSchedule;
import luoshu.data.quality.RuleSetRow;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.database.Like;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RuleSetQueries {

    private static final String SELECT = """
            select s.id, s.organ, s.organ_name, s.duty, s.region, s.source, s.source_name, s.version, s.file, s.at_time, s.working, s.next_at, s.changed_at, s.changed_by_name from quality.rule_set s
            """;
    private final JdbcClient jdbc;

    RuleSetQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RuleSetFile> find(UUID id) {
        return jdbc.sql(SELECT + "where s.id = :id and s.removed_at is null").param("id", id).query(RuleSetQueries::file).optional();
    }

    Optional<RuleSetFile> lock(UUID id) {
        return jdbc.sql(SELECT + "where s.id = :id and s.removed_at is null for update").param("id", id).query(RuleSetQueries::file).optional();
    }

    void insert(UUID id, Organ organ, UUID source, String sourceName, RuleFile rules, String file, Actor by, Instant at) {
        jdbc.sql("""
                insert into quality.rule_set (id, organ, organ_name, duty, region, source, source_name, name, name_en, tables, rules, file, changed_at, changed_by, changed_by_name)
                values (:id, :organ, :organName, :duty, :region, :source, :sourceName, :name, :nameEn, :tables, :rules, :file, :at, :by, :byName)
                """).param("id", id).param("organ", organ.code().value()).param("organName", organ.name()).param("duty", organ.duty()).param("region", organ.region().value()).params(said(source, sourceName, rules, file, by, at))
                .update();
    }

    void save(UUID id, UUID source, String sourceName, RuleFile rules, String file, Actor by, Instant at) {
        jdbc.sql("""
                update quality.rule_set set source = :source, source_name = :sourceName, name = :name, name_en = :nameEn, tables = :tables, rules = :rules, file = :file, version = version + 1, changed_at = :at,
                       changed_by = :by, changed_by_name = :byName
                where id = :id
                """).param("id", id).params(said(source, sourceName, rules, file, by, at)).update();
    }

    private static Map<String, Object> said(UUID source, String sourceName, RuleFile rules, String file, Actor by, Instant at) {
        return Map.of("source", source, "sourceName", sourceName, "name", rules.name().zh(), "nameEn", rules.name().en(), "tables", rules.tables().size(), "rules",
                rules.tables().stream().mapToInt(table -> table.rules().size()).sum() + rules.comparisons().stream().mapToInt(one -> one.columns().size()).sum(), "file", file, "at", Timestamp.from(at), "by", by.subject(), "byName", by.name());
    }

    /** {@code schedule}: null: none. */
    void schedule(UUID id, @Nullable RuleSchedule schedule, @Nullable Instant next, Actor by, Instant at) {
        jdbc.sql("""
                update quality.rule_set set at_time = :time, working = :working, next_at = :next, version = version + 1, changed_at = :at, changed_by = :by, changed_by_name = :byName where id = :id
                """).param("id", id).param("time", schedule == null ? null : schedule.at()).param("working", schedule != null && schedule.working()).param("next", next == null ? null : Timestamp.from(next))
                .param("at", Timestamp.from(at)).param("by", by.subject()).param("byName", by.name()).update();
    }

    /** Those whose time has come. */
    List<UUID> due(Instant now) {
        return jdbc.sql("select s.id from quality.rule_set s where s.next_at <= :now and s.removed_at is null order by s.next_at limit 100").param("now", Timestamp.from(now)).query(UUID.class).list();
    }

    void next(UUID id, @Nullable Instant next) {
        jdbc.sql("update quality.rule_set set next_at = :next where id = :id").param("id", id).param("next", next == null ? null : Timestamp.from(next)).update();
    }

    void remove(UUID id, Actor by, Instant at) {
        jdbc.sql("update quality.rule_set set next_at = null, removed_at = :at, version = version + 1, changed_at = :at, changed_by = :by, changed_by_name = :byName where id = :id").param("id", id).param("at", Timestamp.from(at))
                .param("by", by.subject()).param("byName", by.name()).update();
    }

    Page<RuleSetRow> list(Scope scope, @Nullable String q, PageRequest page) {
        Scope.Predicate within = scope.predicate("s.organ", "s.duty", "s.region", "0", "p");
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        String where = " where s.removed_at is null and " + within.sql() + """
                 and (:q = '' or s.name ilike '%' || :like || '%' or s.source_name ilike '%' || :like || '%' or s.organ_name ilike '%' || :like || '%')
                """;
        return new Page<>(jdbc.sql("""
                select s.id, s.organ, s.organ_name, s.name, s.name_en, s.source_name, s.tables, s.rules, r.ended_at, r.checked, r.failed, coalesce(r.failing, 0) as failing
                from quality.rule_set s
                left join lateral (select r.ended_at, r.checked, r.failed, r.failing from quality.run r where r.rule_set = s.id and r.state = 'DONE' order by r.number desc limit 1) r on true
                """ + where + " order by s.organ_name, s.name, s.id limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset()).query(RuleSetQueries::row).list(),
                jdbc.sql("select count(*) from (select from quality.rule_set s" + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single(), page.page(), page.size());
    }

    private static RuleSetRow row(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        long checked = row.getLong("checked");
        Double rate = ended == null ? null : Double.valueOf(checked == 0 ? 1 : (checked - row.getLong("failed")) / (double) checked);
        return new RuleSetRow(row.getObject("id", UUID.class), row.getString("organ"), row.getString("organ_name"), new Text(row.getString("name"), row.getString("name_en")), row.getString("source_name"), row.getInt("tables"),
                row.getInt("rules"), ended == null ? null : ended.toInstant(), rate, row.getInt("failing"));
    }

    private static RuleSetFile file(ResultSet row, int number) throws SQLException {
        return new RuleSetFile(row.getObject("id", UUID.class), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"), row.getObject("source", UUID.class),
                row.getString("source_name"), row.getInt("version"), row.getString("file"), row.getString("at_time") == null ? null : new RuleSchedule(row.getString("at_time"), row.getBoolean("working")),
                instant(row.getTimestamp("next_at")), row.getTimestamp("changed_at").toInstant(), row.getString("changed_by_name"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
