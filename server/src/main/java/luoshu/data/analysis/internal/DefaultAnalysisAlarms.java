package luoshu.data.analysis.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.analysis.Analyses;
import luoshu.data.analysis.AnalysisAlarm;
import luoshu.data.analysis.AnalysisAlarms;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Scope;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultAnalysisAlarms implements AnalysisAlarms {

    private static final String SELECT = """
            select a.id, a.rule, a.name, a.name_en, a.basis, a.subject, a.person, a.organ_name, a.at, a.number, a.found, a.bound, a.acknowledged_at, a.acknowledged_name, a.words
            """;
    private final JdbcClient jdbc;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultAnalysisAlarms(JdbcClient jdbc, Access access, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    private Scope.Predicate within() {
        access.require(Analyses.WATCH);
        return access.scope(Analyses.WATCH).predicate("a.organ", "a.duty", "a.region", "0", "p");
    }

    @Override
    public Page<AnalysisAlarm> list(@Nullable Boolean open, PageRequest page) {
        Scope.Predicate within = within();
        Map<String, Object> params = new HashMap<>(within.params());
        String from = " from analysis.alarm a where " + within.sql() + (open == null ? "" : open ? " and a.acknowledged_at is null" : " and a.acknowledged_at is not null");
        List<AnalysisAlarm> rows = jdbc.sql(SELECT + from + " order by a.at desc, a.id limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset()).query(DefaultAnalysisAlarms::alarm).list();
        int total = jdbc.sql("select count(*) from (select" + from + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    @Override
    @Transactional
    public AnalysisAlarm acknowledge(UUID id, String words) {
        Scope.Predicate within = within();
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("id", id);
        String one = " from analysis.alarm a where a.id = :id and " + within.sql();
        String subject = jdbc.sql("select a.subject" + one + " for update").params(params).query(String.class).optional().orElseThrow(() -> new NotFound("alarm"));
        if (subject.equals(access.actor().subject())) {
            throw new Refused(Problem.Kind.CONFLICT, "analysis-alarm-own", "关于本人的告警由他人处理");
        }
        if (words.isBlank() || words.indexOf(0) >= 0) {
            throw new Invalid("/words", "required", "请写核实情况");
        }
        int done = jdbc.sql("update analysis.alarm set acknowledged_at = :now, acknowledged_by = :by, acknowledged_name = :name, words = :words where id = :id and acknowledged_at is null").param("id", id)
                .param("now", Timestamp.from(clock.instant())).param("by", access.actor().subject()).param("name", access.actor().name()).param("words", words.strip()).update();
        if (done == 0) {
            throw new Refused(Problem.Kind.CONFLICT, "analysis-alarm-acknowledged", "告警已经处理");
        }
        audit.record(Act.done("analysis.acknowledge", "analysis-alarm:" + id).with(Map.of()));
        return jdbc.sql(SELECT + one).params(params).query(DefaultAnalysisAlarms::alarm).single();
    }

    private static AnalysisAlarm alarm(ResultSet row, int number) throws SQLException {
        Timestamp at = row.getTimestamp("acknowledged_at");
        Instant acknowledged = at == null ? null : at.toInstant();
        return new AnalysisAlarm(row.getObject("id", UUID.class), row.getString("rule"), new Text(row.getString("name"), row.getString("name_en")), row.getString("basis"), row.getString("person"), row.getString("organ_name"),
                row.getTimestamp("at").toInstant(), row.getString("number"), row.getLong("found"), row.getLong("bound"),
                acknowledged == null ? null : new AnalysisAlarm.Acknowledgement(acknowledged, row.getString("acknowledged_name"), row.getString("words")));
    }
}
