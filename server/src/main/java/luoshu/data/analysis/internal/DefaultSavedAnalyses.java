package luoshu.data.analysis.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import luoshu.data.analysis.Analyses;
import luoshu.data.analysis.AnalysisChart;
import luoshu.data.analysis.SavedAnalyses;
import luoshu.data.analysis.SavedAnalysis;
import luoshu.data.analysis.SavedAnalysisDraft;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.IfMatch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Component
class DefaultSavedAnalyses implements SavedAnalyses {

    private static final int MOST = 200;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = "select s.id, s.title, s.statement, s.purpose, s.matter, s.chart::text as chart, s.shared, s.owner, s.owner_name, s.version, s.changed_at from analysis.saved s ";
    private static final String WITHIN = "s.organ = :organ and (s.owner = :subject or s.shared) and s.removed_at is null";

    private final JdbcClient jdbc;
    private final QuestionReader reader;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DefaultSavedAnalyses(JdbcClient jdbc, QuestionReader reader, Access access, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private Actor.Official official() {
        access.require(Analyses.USE);
        return access.official();
    }

    @Override
    public List<SavedAnalysis> list() {
        Actor.Official official = official();
        return jdbc.sql(SELECT + "where " + WITHIN + " order by s.changed_at desc, s.id limit " + MOST).param("organ", official.organ()).param("subject", official.subject()).query((row, _) -> saved(row, official)).list();
    }

    @Override
    public SavedAnalysis get(UUID id) {
        Actor.Official official = official();
        return jdbc.sql(SELECT + "where s.id = :id and " + WITHIN).param("id", id).param("organ", official.organ()).param("subject", official.subject()).query((row, _) -> saved(row, official)).optional()
                .orElseThrow(() -> new NotFound("analysis"));
    }

    private static SavedAnalysis saved(ResultSet row, Actor.Official official) throws SQLException {
        return new SavedAnalysis(row.getObject("id", UUID.class), row.getString("title"), row.getString("statement"), row.getString("purpose"), row.getString("matter"), JSON.readValue(row.getString("chart"), AnalysisChart.class),
                row.getBoolean("shared"), row.getString("owner").equals(official.subject()), row.getString("owner_name"), row.getInt("version"), row.getTimestamp("changed_at").toInstant());
    }

    @Override
    public void understand(String sql) {
        official();
        reader.read(sql, _ -> 1);
    }

    @Override
    @Transactional
    public SavedAnalysis create(SavedAnalysisDraft draft) {
        Actor.Official official = official();
        check(draft);
        UUID id = jdbc.sql("""
                insert into analysis.saved (organ, owner, owner_name, title, statement, purpose, matter, chart, shared, changed_at)
                values (:organ, :subject, :name, :title, :statement, :purpose, :matter, :chart::jsonb, :shared, :now) returning id
                """).param("organ", official.organ()).param("subject", official.subject()).param("name", official.name()).params(params(draft)).query(UUID.class).single();
        audit.record(Act.done("analysis.save", "saved-analysis:" + id).with(Map.of("shared", draft.shared())));
        return get(id);
    }

    @Override
    public SavedAnalysis save(UUID id, int version, SavedAnalysisDraft draft) {
        mine(id);
        check(draft);
        reader.read(draft.sql(), _ -> 1);
        return Objects.requireNonNull(transaction.execute(_ -> {
            lock(id, version);
            jdbc.sql("""
                    update analysis.saved set title = :title, statement = :statement, purpose = :purpose, matter = :matter, chart = :chart::jsonb, shared = :shared, changed_at = :now, version = version + 1 where id = :id
                    """).param("id", id).params(params(draft)).update();
            audit.record(Act.done("analysis.save", "saved-analysis:" + id).with(Map.of("shared", draft.shared(), "version", version + 1)));
            return get(id);
        }));
    }

    @Override
    @Transactional
    public void remove(UUID id, int version) {
        mine(id);
        lock(id, version);
        jdbc.sql("update analysis.saved set removed_at = :now, version = version + 1 where id = :id").param("id", id).param("now", Timestamp.from(clock.instant())).update();
        audit.record(Act.done("analysis.remove", "saved-analysis:" + id).with(Map.of()));
    }

    private void mine(UUID id) {
        if (!get(id).mine()) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "analysis-not-yours", "只能修改自己保存的分析");
        }
    }

    private void lock(UUID id, int version) {
        jdbc.sql("select id from analysis.saved where id = :id and version = :version and removed_at is null for update").param("id", id).param("version", version).query(UUID.class).optional().orElseThrow(IfMatch::stale);
    }

    private Map<String, Object> params(SavedAnalysisDraft draft) {
        Map<String, Object> params = new HashMap<>();
        params.put("title", draft.title().strip());
        params.put("statement", draft.sql());
        params.put("purpose", draft.purpose().strip());
        params.put("matter", draft.matter());
        params.put("chart", JSON.writeValueAsString(draft.chart()));
        params.put("shared", draft.shared());
        params.put("now", Timestamp.from(clock.instant()));
        return params;
    }

    private void check(SavedAnalysisDraft draft) {
        List<FieldError> errors = new ArrayList<>();
        need(errors, "/title", draft.title(), "请写名称");
        need(errors, "/sql", draft.sql(), "请写查询语句");
        need(errors, "/purpose", draft.purpose(), "请写分析用途");
        AnalysisChart chart = draft.chart();
        boolean drawn = chart.kind() != AnalysisChart.Kind.TABLE;
        if (drawn && (chart.x() == null || chart.x().isBlank())) {
            errors.add(new FieldError("/chart/x", "required", "请选横轴"));
        }
        if (drawn && chart.y().isEmpty()) {
            errors.add(new FieldError("/chart/y", "required", "请选数值"));
        }
        if (draft.matter() != null && !draft.matter().matches("[0-9A-Z]{12}")) {
            errors.add(new FieldError("/matter", "pattern", "基本编码为 12 位"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static void need(List<FieldError> errors, String pointer, String text, String sentence) {
        if (text.isBlank() || text.indexOf(0) >= 0) {
            errors.add(new FieldError(pointer, "required", sentence));
        }
    }
}
