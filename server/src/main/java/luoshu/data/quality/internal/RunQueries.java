package luoshu.data.quality.internal;

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

import luoshu.data.quality.ComparisonFound;
import luoshu.data.quality.QualityRun;
import luoshu.data.quality.RuleFound;
import luoshu.data.quality.RuleOutcome;
import luoshu.data.quality.RuleSeverity;
import luoshu.data.quality.RuleTrend;
import luoshu.kernel.access.Actor;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The journal of runs. */
@Repository
class RunQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_RUNS = 50;
    private static final String SELECT = """
            select r.id, r.number, r.version, r.state, r.begun_at, r.ended_at, r.by_name, r.rows, r.checked, r.failed, r.failing, r.failure from quality.run r
            """;
    private final JdbcClient jdbc;

    RunQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean running(UUID ruleSet, Instant lostBefore) {
        return jdbc.sql("select exists (select from quality.run r where r.rule_set = :set and r.state = 'RUNNING' and r.touched_at > :before)").param("set", ruleSet).param("before", Timestamp.from(lostBefore)).query(Boolean.class)
                .single();
    }

    /** @return false while another run is under way; a run that was silent for too long is nobody's any more */
    boolean begin(UUID id, UUID ruleSet, int version, Actor by, Instant now, Instant lostBefore) {
        jdbc.sql("update quality.run set state = 'CANCELLED', ended_at = :now where rule_set = :set and id <> :id and state = 'RUNNING' and touched_at <= :before").param("set", ruleSet).param("id", id)
                .param("now", Timestamp.from(now)).param("before", Timestamp.from(lostBefore)).update();
        if (touch(id, now)) {
            return true;
        }
        return jdbc.sql("""
                insert into quality.run (id, rule_set, number, version, state, begun_at, touched_at, by_subject, by_name)
                select :id, :set, (select coalesce(max(m.number), 0) + 1 from quality.run m where m.rule_set = :set), :version, 'RUNNING', :now, :now, :by, :byName
                where not exists (select from quality.run r where r.id = :id) on conflict do nothing
                """).param("id", id).param("set", ruleSet).param("version", version).param("now", Timestamp.from(now)).param("by", by.subject()).param("byName", by.name()).update() == 1;
    }

    /** @return false if it was taken for lost meanwhile */
    boolean touch(UUID id, Instant now) {
        return jdbc.sql("update quality.run set touched_at = :now where id = :id and state = 'RUNNING'").param("id", id).param("now", Timestamp.from(now)).update() == 1;
    }

    /** @return false if it was taken for lost meanwhile */
    boolean done(UUID id, long rows, List<RuleFound> found, List<ComparisonFound> compared, Instant now) {
        int moved = jdbc.sql("update quality.run set state = 'DONE', rows = :rows, checked = :checked, failed = :failed, failing = :failing, touched_at = :now, ended_at = :now where id = :id and state = 'RUNNING'")
                .param("id", id).param("rows", rows).param("checked", found.stream().mapToLong(one -> one.outcome().checked()).sum()).param("failed", found.stream().mapToLong(one -> one.outcome().failed()).sum())
                .param("failing", (int) found.stream().filter(one -> one.outcome().failed() > 0).count()).param("now", Timestamp.from(now)).update();
        for (int i = 0; moved == 1 && i < found.size(); i++) {
            RuleFound one = found.get(i);
            jdbc.sql("""
                    insert into quality.outcome (run, position, relation, rule, name, name_en, severity, checked, failed, sample)
                    values (:run, :position, :table, :rule, :name, :nameEn, :severity, :checked, :failed, :sample::jsonb)
                    """).param("run", id).param("position", i).param("table", one.outcome().table()).param("rule", one.outcome().rule()).param("name", one.name().zh()).param("nameEn", one.name().en())
                    .param("severity", one.severity().name()).param("checked", one.outcome().checked()).param("failed", one.outcome().failed()).param("sample", JSON.writeValueAsString(one.outcome().sample())).update();
        }
        for (int i = 0; moved == 1 && i < compared.size(); i++) {
            jdbc.sql("insert into quality.comparison (run, position, content) values (:run, :position, :content::jsonb)").param("run", id).param("position", i).param("content", JSON.writeValueAsString(compared.get(i))).update();
        }
        return moved == 1;
    }

    List<ComparisonFound> comparisons(UUID run) {
        return jdbc.sql("select c.content::text as content from quality.comparison c where c.run = :run order by c.position").param("run", run)
                .query((row, _) -> JSON.readValue(row.getString("content"), ComparisonFound.class)).list();
    }

    void end(UUID id, QualityRun.State state, @Nullable String failure, Instant now) {
        jdbc.sql("update quality.run set state = :state, failure = :failure, ended_at = :now where id = :id and state = 'RUNNING'").param("id", id).param("state", state.name()).param("failure", failure)
                .param("now", Timestamp.from(now)).update();
    }

    List<QualityRun> list(UUID ruleSet) {
        return jdbc.sql(SELECT + "where r.rule_set = :set order by r.number desc limit " + MOST_RUNS).param("set", ruleSet).query(RunQueries::run).list();
    }

    Optional<QualityRun> latest(UUID ruleSet) {
        return jdbc.sql(SELECT + "where r.rule_set = :set order by r.number desc limit 1").param("set", ruleSet).query(RunQueries::run).optional();
    }

    Optional<QualityRun> find(UUID ruleSet, UUID run) {
        return jdbc.sql(SELECT + "where r.rule_set = :set and r.id = :id").param("set", ruleSet).param("id", run).query(RunQueries::run).optional();
    }

    List<RuleFound> found(UUID run) {
        return jdbc.sql("select o.relation, o.rule, o.name, o.name_en, o.severity, o.checked, o.failed, o.sample::text as sample from quality.outcome o where o.run = :run order by o.position").param("run", run)
                .query((row, _) -> new RuleFound(new Text(row.getString("name"), row.getString("name_en")), RuleSeverity.valueOf(row.getString("severity")), new RuleOutcome(row.getString("relation"), row.getString("rule"),
                        row.getLong("checked"), row.getLong("failed"), List.of(JSON.readValue(row.getString("sample"), String[].class))))).list();
    }

    List<RuleTrend> trend(UUID ruleSet, int runs) {
        Map<List<String>, List<RuleTrend.RuleTrendPoint>> points = new LinkedHashMap<>();
        jdbc.sql("""
                select o.relation, o.rule, r.id, r.begun_at, o.checked, o.failed
                from (select r.id, r.number, r.begun_at from quality.run r where r.rule_set = :set and r.state = 'DONE' order by r.number desc limit :runs) r
                join quality.outcome o on o.run = r.id
                order by r.number, o.position
                """).param("set", ruleSet).param("runs", runs).query(row -> {
                    points.computeIfAbsent(List.of(row.getString("relation"), row.getString("rule")), _ -> new ArrayList<>())
                            .add(new RuleTrend.RuleTrendPoint(row.getObject("id", UUID.class), row.getTimestamp("begun_at").toInstant(), row.getLong("checked"), row.getLong("failed")));
                });
        return points.entrySet().stream().map(one -> new RuleTrend(one.getKey().getFirst(), one.getKey().getLast(), one.getValue())).toList();
    }

    private static QualityRun run(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new QualityRun(row.getObject("id", UUID.class), row.getInt("number"), row.getInt("version"), QualityRun.State.valueOf(row.getString("state")), row.getTimestamp("begun_at").toInstant(), ended == null ? null : ended.toInstant(),
                row.getString("by_name"), row.getLong("rows"), row.getLong("checked"), row.getLong("failed"), row.getInt("failing"), row.getString("failure"));
    }
}
