package luoshu.data.surveys.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.surveys.SurveyOrgan;
import luoshu.data.surveys.SurveyRow;
import luoshu.data.surveys.SurveyState;
import luoshu.data.surveys.SurveyTotals;
import luoshu.kernel.access.Scope;
import luoshu.kernel.database.Like;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Surveys, and what their answers add up to within a scope. */
@Repository
class SurveyQueries {

    private static final String SURVEY = "select s.id, s.title, s.instructions, s.organ, s.organ_name, s.duty, s.region, s.days, s.due, s.state, s.version, s.started_at, s.starter_name from surveys.survey s ";
    private static final String ANSWERED = "a.state in ('CONFIRMED', 'ACCEPTED')";
    /** Behind the last day: when it was confirmed, or today. */
    static final String LATE = "coalesce((a.confirmed_at at time zone 'Asia/Shanghai')::date, :today) > s.due";
    private final JdbcClient jdbc;

    SurveyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID insert(String title, String instructions, Organ organ, int days, LocalDate due, String starter, Instant now) {
        return jdbc.sql("""
                insert into surveys.survey (title, instructions, organ, organ_name, duty, region, days, due, state, version, started_at, starter_name)
                values (:title, :instructions, :organ, :organName, :duty, :region, :days, :due, 'OPEN', 1, :now, :starter) returning id
                """).param("title", title).param("instructions", instructions).param("organ", organ.code().value()).param("organName", organ.name()).param("duty", organ.duty())
                .param("region", organ.region().value()).param("days", days).param("due", due).param("now", Timestamp.from(now)).param("starter", starter).query(UUID.class).single();
    }

    /** An empty sheet for each organ. */
    void ask(UUID survey, List<SurveyOrgan> organs, Instant now) {
        jdbc.sql("""
                insert into surveys.answer (survey, organ, organ_name, duty, region, state, version, sheet, changed_at)
                select :survey, organ, name, duty, region, 'OPEN', 1, '{}', :now from unnest(:organs, :names, :duties, :regions) as one (organ, name, duty, region)
                """).param("survey", survey).param("now", Timestamp.from(now)).param("organs", organs.stream().map(SurveyOrgan::code).toArray(String[]::new))
                .param("names", organs.stream().map(SurveyOrgan::name).toArray(String[]::new)).param("duties", organs.stream().map(SurveyOrgan::duty).toArray(String[]::new))
                .param("regions", organs.stream().map(SurveyOrgan::region).toArray(String[]::new)).update();
    }

    Optional<SurveyFile> find(UUID id) {
        return jdbc.sql(SURVEY + "where s.id = :id").param("id", id).query(SurveyQueries::survey).optional();
    }

    /** Its row locked until the transaction ends: nothing is answered while it closes. */
    Optional<SurveyFile> lock(UUID id) {
        return jdbc.sql(SURVEY + "where s.id = :id for update").param("id", id).query(SurveyQueries::survey).optional();
    }

    /** @return false if it is no longer in the version that was read */
    boolean close(UUID id, int version, Instant now) {
        return jdbc.sql("update surveys.survey set state = 'CLOSED', version = version + 1, closed_at = :now where id = :id and version = :version").param("id", id).param("version", version)
                .param("now", Timestamp.from(now)).update() == 1;
    }

    /** Surveys with at least one answer in the scope. */
    Page<SurveyRow> page(Scope scope, @Nullable String q, @Nullable SurveyState state, PageRequest page, LocalDate today) {
        Scope.Predicate within = within(scope);
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        params.put("state", state == null ? "" : state.name());
        params.put("today", today);
        String from = """
                 from surveys.survey s cross join lateral (
                    select count(*) as addressed, count(*) filter (where %s) as answered, count(*) filter (where %s) as late, min(a.id::text)::uuid as own
                    from surveys.answer a where a.survey = s.id and %s) c
                where c.addressed > 0 and (:q = '' or s.title ilike '%%' || :like || '%%') and (:state = '' or s.state = :state)
                """.formatted(ANSWERED, LATE, within.sql());
        List<SurveyRow> rows = jdbc.sql("select s.id, s.title, s.organ_name, s.state, s.due, s.started_at, c.addressed, c.answered, c.late, c.own" + from + " order by s.started_at desc, s.id limit :size offset :offset")
                .params(params).param("size", page.size()).param("offset", page.offset())
                .query((row, _) -> new SurveyRow(row.getObject("id", UUID.class), row.getString("title"), row.getString("organ_name"), SurveyState.valueOf(row.getString("state")),
                        row.getObject("due", LocalDate.class), row.getTimestamp("started_at").toInstant(), row.getInt("addressed"), row.getInt("answered"), row.getInt("late"),
                        row.getInt("addressed") == 1 ? row.getObject("own", UUID.class) : null)).list();
        int total = jdbc.sql("select count(*) from (select s.id" + from + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    /** {@code addressed} 0: nothing of it is in the scope. */
    SurveyTotals totals(UUID id, Scope scope, LocalDate today) {
        Scope.Predicate within = within(scope);
        List<SurveyTotals.SurveySum> sums = jdbc.sql("""
                select f.key, sum(f.value::bigint) as number from surveys.answer a cross join lateral jsonb_each_text(a.figures) f
                where a.survey = :id and %s and %s group by f.key order by f.key
                """.formatted(ANSWERED, within.sql())).param("id", id).params(within.params()).query((row, _) -> new SurveyTotals.SurveySum(row.getString("key"), row.getLong("number"))).list();
        return jdbc.sql("""
                select count(*) as addressed, count(*) filter (where %1$s) as answered, count(*) filter (where a.state = 'ACCEPTED') as accepted, count(*) filter (where %2$s) as late,
                       coalesce(sum(a.systems) filter (where %1$s), 0) as systems, coalesce(sum(a.registered) filter (where %1$s), 0) as registered, coalesce(sum(a.tables) filter (where %1$s), 0) as tables
                from surveys.answer a join surveys.survey s on s.id = a.survey
                where a.survey = :id and %3$s
                """.formatted(ANSWERED, LATE, within.sql())).param("id", id).param("today", today).params(within.params())
                .query((row, _) -> new SurveyTotals(row.getInt("addressed"), row.getInt("answered"), row.getInt("accepted"), row.getInt("late"), row.getInt("addressed") - row.getInt("answered"),
                        row.getLong("systems"), row.getLong("registered"), row.getLong("tables"), sums)).single();
    }

    static Scope.Predicate within(Scope scope) {
        return scope.predicate("a.organ", "a.duty", "a.region", "0", "r");
    }

    private static SurveyFile survey(ResultSet row, int number) throws SQLException {
        return survey(row, "");
    }

    /** @param prefix of the columns */
    static SurveyFile survey(ResultSet row, String prefix) throws SQLException {
        return new SurveyFile(row.getObject(prefix + "id", UUID.class), row.getString(prefix + "title"), row.getString(prefix + "instructions"), row.getString(prefix + "organ"),
                row.getString(prefix + "organ_name"), row.getString(prefix + "duty"), row.getString(prefix + "region"), row.getInt(prefix + "days"), row.getObject(prefix + "due", LocalDate.class),
                SurveyState.valueOf(row.getString(prefix + "state")), row.getInt(prefix + "version"), row.getTimestamp(prefix + "started_at").toInstant(), row.getString(prefix + "starter_name"));
    }
}
