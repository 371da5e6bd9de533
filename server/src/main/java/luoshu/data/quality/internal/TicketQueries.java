package luoshu.data.quality.internal;

import java.sql.Date;
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

import luoshu.data.quality.QualityTicketAct;
import luoshu.data.quality.QualityTicketState;
import luoshu.data.quality.RuleFound;
import luoshu.data.quality.RuleSeverity;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.database.Like;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class TicketQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FROM = " from quality.ticket t join quality.rule_set s on s.id = t.rule_set ";
    private static final String SELECT = """
            select t.id, t.rule_set, s.name as set_name, s.name_en as set_name_en, t.relation, t.rule, t.name, t.name_en, t.severity, t.organ, t.organ_name, t.duty, t.region, t.state, t.failed, t.checked, t.sample::text as sample,
                   t.opened_at, t.limit_days, t.due, t.reopened, t.explained, t.version
            """ + FROM;
    private final JdbcClient jdbc;

    TicketQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID insert(RuleSetFile of, UUID run, RuleFound found, int limitDays, @Nullable LocalDate due, Instant now) {
        return jdbc.sql("""
                insert into quality.ticket (rule_set, relation, rule, name, name_en, severity, organ, organ_name, duty, region, state, failed, checked, sample, run, opened_at, limit_days, due)
                values (:set, :relation, :rule, :name, :nameEn, :severity, :organ, :organName, :duty, :region, 'OPEN', :failed, :checked, :sample::jsonb, :run, :now, :limit, :due) returning id
                """).param("set", of.id()).param("relation", found.outcome().table()).param("rule", found.outcome().rule()).param("name", found.name().zh()).param("nameEn", found.name().en())
                .param("severity", found.severity().name()).param("organ", of.organ()).param("organName", of.organName()).param("duty", of.duty()).param("region", of.region()).param("failed", found.outcome().failed())
                .param("checked", found.outcome().checked()).param("sample", JSON.writeValueAsString(found.outcome().sample())).param("run", run).param("now", Timestamp.from(now)).param("limit", limitDays)
                .param("due", due == null ? null : Date.valueOf(due)).query(UUID.class).single();
    }

    /** What a run found of it. */
    void found(UUID id, UUID run, RuleFound found) {
        jdbc.sql("update quality.ticket set failed = :failed, checked = :checked, sample = :sample::jsonb, run = :run where id = :id").param("id", id).param("failed", found.outcome().failed())
                .param("checked", found.outcome().checked()).param("sample", JSON.writeValueAsString(found.outcome().sample())).param("run", run).update();
    }

    void move(TicketFile ticket, QualityTicketState state, boolean reopened, @Nullable Long explained, Instant now) {
        jdbc.sql("update quality.ticket set state = :state, reopened = reopened + :more, explained = :explained, ended_at = :ended, version = version + 1 where id = :id").param("id", ticket.id())
                .param("state", state.name()).param("more", reopened ? 1 : 0).param("explained", explained).param("ended", state.ended() ? Timestamp.from(now) : null).update();
    }

    void act(UUID ticket, QualityTicketAct.Kind act, Actor by, String note, @Nullable UUID run, @Nullable Long failed, Instant now) {
        jdbc.sql("""
                insert into quality.ticket_act (ticket, number, act, at, subject, by_name, note, run, failed)
                values (:ticket, (select coalesce(max(m.number), 0) + 1 from quality.ticket_act m where m.ticket = :ticket), :act, :now, :subject, :byName, :note, :run, :failed)
                """).param("ticket", ticket).param("act", act.name()).param("now", Timestamp.from(now)).param("subject", by.subject()).param("byName", by.name()).param("note", note).param("run", run).param("failed", failed)
                .update();
    }

    List<QualityTicketAct> acts(UUID ticket) {
        return jdbc.sql("select a.act, a.at, a.by_name, a.note, a.failed from quality.ticket_act a where a.ticket = :ticket order by a.number desc limit 500").param("ticket", ticket)
                .query((row, _) -> new QualityTicketAct(QualityTicketAct.Kind.valueOf(row.getString("act")), row.getTimestamp("at").toInstant(), row.getString("by_name"), row.getString("note"), number(row, "failed"))).list();
    }

    /** Who explained it last. */
    Optional<String> explainer(UUID ticket) {
        return jdbc.sql("select a.subject from quality.ticket_act a where a.ticket = :ticket and a.act = 'EXPLAINED' order by a.number desc limit 1").param("ticket", ticket).query(String.class).optional();
    }

    /** Locked. */
    List<TicketFile> open(UUID ruleSet) {
        return jdbc.sql(SELECT + "where t.rule_set = :set and t.ended_at is null order by t.id for update of t").param("set", ruleSet).query(TicketQueries::file).list();
    }

    /** Rows an accepted explanation stands for, if the newest ticket of the rule ended so. */
    Optional<Long> explained(UUID ruleSet, String table, String rule) {
        return jdbc.sql("""
                select case when t.state = 'ACCEPTED' then t.explained end from quality.ticket t where t.rule_set = :set and t.relation = :relation and t.rule = :rule order by t.opened_at desc, t.id desc limit 1
                """).param("set", ruleSet).param("relation", table).param("rule", rule).query(Long.class).optional();
    }

    Optional<TicketFile> find(UUID id) {
        return jdbc.sql(SELECT + "where t.id = :id").param("id", id).query(TicketQueries::file).optional();
    }

    Optional<TicketFile> lock(UUID id) {
        return jdbc.sql(SELECT + "where t.id = :id for update of t").param("id", id).query(TicketQueries::file).optional();
    }

    Page<TicketFile> list(Scope scope, @Nullable String q, @Nullable QualityTicketState state, PageRequest page) {
        Scope.Predicate within = scope.predicate("t.organ", "t.duty", "t.region", "0", "p");
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        params.put("state", state == null ? "" : state.name());
        String where = "where " + within.sql() + """
                 and (:state = '' or t.state = :state) and (:q = '' or t.name ilike '%' || :like || '%' or s.name ilike '%' || :like || '%' or t.organ_name ilike '%' || :like || '%' or t.relation ilike '%' || :like || '%')
                """;
        return new Page<>(jdbc.sql(SELECT + where + " order by t.ended_at desc nulls first, t.due nulls last, t.opened_at desc, t.id limit :size offset :offset").params(params).param("size", page.size())
                .param("offset", page.offset()).query(TicketQueries::file).list(),
                jdbc.sql("select count(*) from (select" + FROM + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single(), page.page(), page.size());
    }

    private static TicketFile file(ResultSet row, int number) throws SQLException {
        Date due = row.getDate("due");
        return new TicketFile(row.getObject("id", UUID.class), row.getObject("rule_set", UUID.class), new Text(row.getString("set_name"), row.getString("set_name_en")), row.getString("relation"), row.getString("rule"),
                new Text(row.getString("name"), row.getString("name_en")), RuleSeverity.valueOf(row.getString("severity")), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"),
                QualityTicketState.valueOf(row.getString("state")), row.getLong("failed"), row.getLong("checked"), List.of(JSON.readValue(row.getString("sample"), String[].class)), row.getTimestamp("opened_at").toInstant(),
                row.getInt("limit_days"), due == null ? null : due.toLocalDate(), row.getInt("reopened"), number(row, "explained"), row.getInt("version"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
