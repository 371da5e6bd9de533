package luoshu.data.surveys.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import luoshu.data.surveys.SurveyAnswerRow;
import luoshu.data.surveys.SurveyAnswerState;
import luoshu.data.surveys.SurveyAnswerView;
import luoshu.data.surveys.SurveySheet;
import luoshu.kernel.access.Scope;
import luoshu.kernel.database.Like;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class AnswerQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ANSWER = """
            select s.id as s_id, s.title as s_title, s.instructions as s_instructions, s.organ as s_organ, s.organ_name as s_organ_name, s.duty as s_duty, s.region as s_region, s.days as s_days, s.due as s_due,
                   s.state as s_state, s.version as s_version, s.started_at as s_started_at, s.starter_name as s_starter_name, a.id, a.organ, a.organ_name, a.duty, a.region, a.state, a.version,
                   a.sheet::text as sheet, a.authors, a.author_name, a.changed_at, a.note
            from surveys.answer a join surveys.survey s on s.id = a.survey
            """;
    private final JdbcClient jdbc;

    AnswerQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AnswerFile> find(UUID id) {
        return jdbc.sql(ANSWER + "where a.id = :id").param("id", id).query(AnswerQueries::file).optional();
    }

    /** Its row locked until the transaction ends, and its survey kept from closing. */
    Optional<AnswerFile> lock(UUID id) {
        return jdbc.sql(ANSWER + "where a.id = :id for update of a for share of s").param("id", id).query(AnswerQueries::file).optional();
    }

    List<AnswerFile> list(UUID survey) {
        return jdbc.sql(ANSWER + "where a.survey = :survey order by a.region, a.organ").param("survey", survey).query(AnswerQueries::file).list();
    }

    /** Within a transaction the driver hands the rows over in portions; close the stream. */
    Stream<AnswerFile> stream(UUID survey, Scope scope) {
        Scope.Predicate within = SurveyQueries.within(scope);
        return jdbc.sql(ANSWER + "where a.survey = :survey and " + within.sql() + " order by a.region, a.organ").withFetchSize(200).param("survey", survey).params(within.params())
                .query(AnswerQueries::file).stream();
    }

    /** @return false if it is no longer in the version that was read */
    boolean save(AnswerFile file, SurveySheet sheet, SheetFigures figures, String author, String authorName, Instant now) {
        Map<String, Object> params = new HashMap<>();
        params.put("id", file.id());
        params.put("version", file.version());
        params.put("sheet", JSON.writeValueAsString(sheet));
        params.put("systems", figures.systems());
        params.put("registered", figures.registered());
        params.put("tables", figures.tables());
        params.put("figures", JSON.writeValueAsString(figures.numbers()));
        params.put("responsible", figures.text(SurveyContent.RESPONSIBLE));
        params.put("telephone", figures.text(SurveyContent.TELEPHONE));
        params.put("author", author);
        params.put("authorName", authorName);
        params.put("now", Timestamp.from(now));
        return jdbc.sql("""
                update surveys.answer set version = version + 1, sheet = :sheet::jsonb, systems = :systems, registered = :registered, tables = :tables, figures = :figures::jsonb,
                       responsible = :responsible::text, telephone = :telephone::text, authors = array_remove(authors, :author) || array[:author], author_name = :authorName, changed_at = :now
                where id = :id and version = :version
                """).params(params).update() == 1;
    }

    /** @return false if it is no longer in the version that was read */
    boolean move(AnswerFile file, SurveyAnswerState state, String note, Instant now) {
        return jdbc.sql("""
                update surveys.answer set state = :state, version = version + 1, changed_at = :now, note = :note,
                       confirmed_at = case when :state = 'CONFIRMED' then :now when :state = 'ACCEPTED' then confirmed_at end
                where id = :id and version = :version
                """).param("state", state.name()).param("note", note).param("now", Timestamp.from(now)).param("id", file.id()).param("version", file.version()).update() == 1;
    }

    Page<SurveyAnswerRow> page(UUID survey, Scope scope, @Nullable String q, @Nullable SurveyAnswerState state, @Nullable Boolean late, PageRequest page, LocalDate today) {
        Scope.Predicate within = SurveyQueries.within(scope);
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("survey", survey);
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        params.put("state", state == null ? "" : state.name());
        params.put("late", late == null ? "" : late.toString());
        params.put("today", today);
        String from = " from surveys.answer a join surveys.survey s on s.id = a.survey where a.survey = :survey and " + within.sql() + """
                 and (:q = '' or a.organ_name ilike '%' || :like || '%' or a.organ like :like || '%') and (:state = '' or a.state = :state)
                 and (:late = '' or (""" + SurveyQueries.LATE + ")::text = :late)";
        List<SurveyAnswerRow> rows = jdbc.sql("select a.id, a.organ, a.organ_name, a.region, a.state, " + SurveyQueries.LATE + " as late, a.systems, a.registered, a.tables, a.responsible, a.changed_at, a.confirmed_at" + from
                        + " order by a.region, a.organ limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query((row, _) -> new SurveyAnswerRow(row.getObject("id", UUID.class), row.getString("organ"), row.getString("organ_name"), row.getString("region"),
                        SurveyAnswerState.valueOf(row.getString("state")), row.getBoolean("late"), row.getInt("systems"), row.getInt("registered"), row.getLong("tables"), row.getString("responsible"),
                        row.getTimestamp("changed_at").toInstant(), row.getTimestamp("confirmed_at") == null ? null : row.getTimestamp("confirmed_at").toInstant())).list();
        int total = jdbc.sql("select count(*) from (select a.id" + from + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    /** Codes of the organ's entries in force, of these. */
    Set<String> registered(String organ, List<String> codes) {
        return new HashSet<>(jdbc.sql("select code from catalog.api_entry_in_force where organ = :organ and code = any(:codes)").param("organ", organ).param("codes", codes.toArray(new String[0]))
                .query(String.class).list());
    }

    /** What is in force under these codes, up to a confidentiality; a link without a name for the others. */
    List<SurveyAnswerView.SurveyLink> links(List<String> codes, int ceiling) {
        Map<String, SurveyAnswerView.SurveyLink> known = new HashMap<>();
        jdbc.sql("select code, id, name from catalog.api_entry_in_force where code = any(:codes) and confidentiality <= :ceiling").param("codes", codes.toArray(new String[0])).param("ceiling", ceiling)
                .query(row -> {
                    known.put(row.getString("code"), new SurveyAnswerView.SurveyLink(row.getString("code"), row.getObject("id", UUID.class), row.getString("name")));
                });
        return codes.stream().map(code -> known.getOrDefault(code, new SurveyAnswerView.SurveyLink(code, null, null))).toList();
    }

    private static AnswerFile file(ResultSet row, int number) throws SQLException {
        return new AnswerFile(row.getObject("id", UUID.class), SurveyQueries.survey(row, "s_"), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"),
                SurveyAnswerState.valueOf(row.getString("state")), row.getInt("version"), JSON.readValue(row.getString("sheet"), SurveySheet.class),
                List.of((String[]) row.getArray("authors").getArray()), row.getString("author_name"), row.getTimestamp("changed_at").toInstant(), row.getString("note"));
    }
}
