package luoshu.kernel.cases.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import luoshu.kernel.access.Scope;
import luoshu.kernel.access.Subject;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.cases.CaseChangedMeanwhile;
import luoshu.kernel.cases.Delivery;
import luoshu.kernel.database.ManyRows;
import luoshu.kernel.database.SqlPart;
import luoshu.kernel.database.SteadyTypes;
import luoshu.kernel.tasks.OpenTask;
import luoshu.kernel.tasks.TaskSubject;
import luoshu.kernel.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A case is read by one statement and changed by one: row, journal, who is to be told, documents with their numbers, tasks and audit. */
@Repository
class CaseStore {

    private static final String READ = """
            select f.*, (select jsonb_agg(to_jsonb(j) - 'case_id' order by j.sequence) from cases.journal j where j.case_id = f.id)::text as journal_rows,
                   (select jsonb_agg(to_jsonb(d) order by d.issued_at, d.id) from cases.document d where d.case_id = f.id)::text as document_rows,
                   (select jsonb_agg(to_jsonb(t) order by t.opened_at, t.id) from tasks.api_task t where t.ref = f.id and t.source = 'CASE' and t.status = 'OPEN')::text as task_rows
            from cases.file f where\s""";

    private final JdbcClient jdbc;
    private final CaseRowMapper mapper;
    private final CaseJson json;
    private final CaseClock clock;
    private final CaseTimers timers;
    private final Tasks tasks;
    private final Audit audit;
    private final CaseFacts facts;
    private final CaseTelling telling;

    CaseStore(JdbcClient jdbc, CaseRowMapper mapper, CaseJson json, CaseClock clock, CaseTimers timers, Tasks tasks, Audit audit, CaseFacts facts,
              CaseTelling telling) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.json = json;
        this.clock = clock;
        this.timers = timers;
        this.tasks = tasks;
        this.audit = audit;
        this.facts = facts;
        this.telling = telling;
    }

    /** As the platform sees it. */
    Optional<CaseFile> find(UUID id) {
        return jdbc.sql(READ + "f.id = :id").param("id", id).query(mapper).optional();
    }

    Map<UUID, Delivery> resultsToDeliver(Collection<UUID> ids) {
        Map<UUID, Delivery> wishes = new HashMap<>();
        jdbc.sql("select f.id, f.delivery::text as delivery from cases.file f where f.id = any(:ids) and f.state = 'RESULT_ISSUED' and f.delivery is not null").param("ids", ids.toArray(new UUID[0]))
                .query(row -> {
                    wishes.put(row.getObject("id", UUID.class), json.read(row.getString("delivery"), Delivery.class));
                });
        return wishes;
    }

    /** As its applicant sees it. */
    Optional<CaseFile> findOf(String number, UUID applicant) {
        return jdbc.sql(READ + "f.number = :number and f.applicant = :applicant").param("number", number).param("applicant", applicant).query(mapper).optional();
    }

    Optional<CaseFile> findByCode(String number, String queryCode) {
        return jdbc.sql(READ + "f.number = :number and f.query_code = :code").param("number", number).param("code", queryCode).query(mapper).optional();
    }

    /** Within reach of {@code scope}: by the case's own organ, or because a task of it waits (or waited) at an organ within reach – joint review. */
    Optional<CaseFile> find(String number, Scope scope) {
        return jdbc.sql(READ + "f.number = :number").param("number", number).query(mapper).optional().filter(file -> reaches(scope, file));
    }

    Optional<CaseFile> find(UUID id, Scope scope) {
        return find(id).filter(file -> reaches(scope, file));
    }

    /** Those within reach, by id. */
    Map<UUID, CaseFile> findAll(Collection<UUID> ids, Scope scope) {
        return jdbc.sql(READ + "f.id = any(:ids)").param("ids", ids.toArray(UUID[]::new)).query(mapper).stream().filter(file -> reaches(scope, file))
                .collect(Collectors.toMap(file -> file.identity.id(), file -> file));
    }

    private boolean reaches(Scope scope, CaseFile file) {
        CaseFile.Identity identity = file.identity;
        return scope.reaches(new Subject(identity.organ(), identity.duty(), identity.region(), identity.confidentiality())) || joint(scope, identity.id());
    }

    private boolean joint(Scope scope, UUID id) {
        Scope.Predicate reach = scope.predicate("t.organ", "t.duty", "t.region", "t.confidentiality", "jnt");
        return jdbc.sql("select exists (select from tasks.api_task t where t.ref = :id and t.source = 'CASE' and " + reach.sql() + ")").param("id", id).params(reach.params())
                .query(Boolean.class).single();
    }

    /** Writes the act. @throws CaseChangedMeanwhile when another act came first */
    void save(CaseWork work, Act act) {
        CaseClock.Stamp stamp = clock.stamp(work.file, work.matter, work.today);
        Map<String, Object> params = changes(work, stamp);
        StringBuilder sql = new StringBuilder("with changed as (").append(UPDATE).append(work.contentChanged ? UPDATE_CONTENT : "").append(UNCHANGED_MEANWHILE).append(")");
        if (work.contentChanged) {
            content(params, work.file);
        }
        finish(sql, params, "changed", work, stamp, act);
        write(sql, params, work);
    }

    /**
     * Writes acts on many cases, those alike in one statement. Neither what an applicant wrote nor documents come with them, and the files are not brought up to date.
     *
     * @throws CaseChangedMeanwhile when another act came first to one of them
     */
    void save(List<CaseWork> works, Function<CaseWork, Act> act) {
        Map<String, List<Map<String, Object>>> alike = new LinkedHashMap<>();
        for (CaseWork work : works.stream().sorted(Comparator.comparing(one -> one.file.identity.id())).toList()) { // locks in one order, whoever asks
            if (work.contentChanged || !work.documents.isEmpty()) {
                throw new IllegalArgumentException("written case by case: " + work.file.identity.number());
            }
            CaseClock.Stamp stamp = clock.stamp(work.file, work.matter, work.today);
            Map<String, Object> params = changes(work, stamp);
            StringBuilder parts = new StringBuilder();
            finish(parts, params, "many", work, stamp, act.apply(work));
            alike.computeIfAbsent(parts.toString(), shape -> new ArrayList<>()).add(params);
        }
        alike.forEach(this::writeMany);
    }

    private void writeMany(String parts, List<Map<String, Object>> rows) {
        int written = jdbc.sql(ManyRows.statement(UPDATE + " from given" + UNCHANGED_MEANWHILE, parts)).param("given", ManyRows.given(rows, json.plain()))
                .query((row, n) -> row.getString(1)).list().size();
        if (written != rows.size()) {
            throw new CaseChangedMeanwhile();
        }
    }

    private Map<String, Object> changes(CaseWork work, CaseClock.Stamp stamp) {
        Map<String, Object> params = new HashMap<>();
        params.put("id", work.file.identity.id());
        params.put("readVersion", work.readVersion);
        state(params, work, stamp);
        return params;
    }

    /** Turns the draft into the case if it still is the one that was read; its files come and go without moving its version. The number is drawn in the same statement. */
    String create(CaseWork work, DraftRow draft, String series, String period, String numberPrefix, int width, Act act) {
        CaseClock.Stamp stamp = clock.stamp(work.file, work.matter, work.today);
        Map<String, Object> params = new HashMap<>(CaseRowMapper.identity(work.file.identity, json));
        params.put("draftVersion", draft.version());
        params.put("draftMaterials", json.write(draft.materials()));
        params.put("series", series);
        params.put("period", period);
        params.put("prefix", numberPrefix);
        params.put("width", width);
        state(params, work, stamp);
        content(params, work.file);
        StringBuilder sql = new StringBuilder(CREATE);
        finish(sql, params, "created", work, stamp, act);
        return write(sql, params, work);
    }

    /** Days computed anew, for the row and its tasks: the calendar has changed. Nothing happened to the case, so its version stays. */
    void refresh(CaseWork work) {
        CaseFile file = work.file;
        CaseClock.Stamp stamp = clock.stamp(file, work.matter, work.today);
        Map<String, Object> params = new HashMap<>();
        params.put("id", file.identity.id());
        params.put("readVersion", file.version);
        params.put("dueOn", stamp.dueOn());
        params.put("yellowOn", stamp.yellowOn());
        params.put("timerAt", timers.next(file, work.matter, work.flow));
        SqlPart part = tasks.part("changed", subject(file, stamp), List.of(), List.of(), work.now);
        params.putAll(part.params());
        jdbc.sql(REFRESH + ", " + part.sql() + " select count(*) from changed").params(SteadyTypes.of(params)).query(Long.class).single();
    }

    private static TaskSubject subject(CaseFile file, CaseClock.Stamp stamp) {
        CaseFile.Identity identity = file.identity;
        return new TaskSubject(CaseFiles.SOURCE, identity.id(), identity.matterName().zh() + "—" + identity.applicantName(), identity.matter(), identity.confidentiality(),
                identity.applicantName(), identity.channel(), file.state.shown().name(), stamp.state().name(), stamp.dueOn(), stamp.yellowOn(), stamp.unit(), stamp.remaining(),
                identity.submittedAt());
    }

    private void state(Map<String, Object> params, CaseWork work, CaseClock.Stamp stamp) {
        CaseFile file = work.file;
        params.put("state", file.state.name());
        params.put("since", utc(file.stateSince));
        params.put("version", file.version);
        params.put("acceptedOn", file.course.acceptedOn);
        params.put("decidedAt", file.decidedAt);
        params.put("closedAt", file.closedAt);
        params.put("closingResult", file.closingResult);
        params.put("clockState", stamp.state().name());
        params.put("dueOn", stamp.dueOn());
        params.put("yellowOn", stamp.yellowOn());
        params.put("timerAt", timers.next(file, work.matter, work.flow));
        params.put("needsApplicant", CitizenActions.needsApplicant(file));
        params.put("course", json.write(file.course));
    }

    private void content(Map<String, Object> params, CaseFile file) {
        params.put("form", json.write(file.form));
        params.put("answers", json.write(file.answers));
        params.put("materials", json.write(file.materials));
        params.put("delivery", json.writeOrNull(file.delivery));
    }

    private void finish(StringBuilder sql, Map<String, Object> params, String guard, CaseWork work, CaseClock.Stamp stamp, Act act) {
        params.put("now", utc(work.now));
        params.put("journal", json.write(work.entries));
        sql.append(JOURNAL.formatted(guard));
        List<CaseFacts.Untold> untold = facts.untold(work.file.identity.matterSlug(), work.entries);
        if (!untold.isEmpty()) {
            params.put("untold", json.write(untold));
            sql.append(UNTOLD.formatted(guard));
            telling.soon();
        }
        if (!work.documents.isEmpty()) {
            params.put("documents", json.write(work.documents));
            sql.append(DOCUMENTS.formatted(guard, guard));
        }
        for (SqlPart part : List.of(tasks.part(guard, subject(work.file, stamp), work.ended, work.opened, work.now), audit.part(act, guard))) {
            sql.append(", ").append(part.sql());
            params.putAll(part.params());
        }
        sql.append(" select guard.number, ").append(work.documents.isEmpty() ? "null" : "(select jsonb_agg(to_jsonb(d)) from documented d)::text").append(" as document_rows, ")
                .append(work.opened.isEmpty() ? "null" : "(select jsonb_agg(to_jsonb(t)) from tasks_opened t)::text").append(" as task_rows from ").append(guard).append(" guard");
    }

    private String write(StringBuilder sql, Map<String, Object> params, CaseWork work) {
        record Written(String number, @Nullable String documentRows, @Nullable String taskRows) {
        }
        Written written = jdbc.sql(sql.toString()).params(SteadyTypes.of(params)).query((rs, n) -> new Written(rs.getString(1), rs.getString(2), rs.getString(3))).optional().orElseThrow(CaseChangedMeanwhile::new);
        work.file.documents.addAll(json.rows(written.documentRows(), DocumentRow.class));
        List<OpenTask> open = new ArrayList<>(work.file.tasks.stream().filter(task -> work.ended.stream().noneMatch(ended -> ended.key().equals(task.refKey()))).toList());
        open.addAll(json.rows(written.taskRows(), OpenTask.class));
        work.file.tasks = List.copyOf(open);
        return written.number();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static final String UPDATE = """
            update cases.file f set state = :state, state_since = :since::timestamptz, version = :version::bigint, accepted_on = :acceptedOn::date, decided_at = :decidedAt::timestamptz,
                   closed_at = :closedAt::timestamptz, closing_result = :closingResult, clock_state = :clockState, due_on = :dueOn::date, yellow_on = :yellowOn::date,
                   timer_at = :timerAt::timestamptz, needs_applicant = :needsApplicant::boolean, course = :course::jsonb""";
    private static final String UNCHANGED_MEANWHILE = " where f.id = :id::uuid and f.version = :readVersion::bigint returning f.id, f.number";
    private static final String UPDATE_CONTENT = ", form = :form::jsonb, answers = :answers::jsonb, materials = :materials::jsonb, delivery = :delivery::jsonb";
    private static final String REFRESH = """
            with changed as (
                update cases.file f set due_on = :dueOn::date, yellow_on = :yellowOn::date, timer_at = :timerAt::timestamptz
                where f.id = :id and f.version = :readVersion returning f.id, f.number)""";
    private static final String CREATE = """
            with numbered_case as (
                insert into cases.serial as s (series, period, value) values (:series, :period, 1)
                on conflict (series, period) do update set value = s.value + 1 returning s.value),
            gone as (delete from cases.draft d where d.id = :id and d.version = :draftVersion and d.materials = :draftMaterials::jsonb returning d.id),
            created as (
                insert into cases.file (id, number, query_code, matter_code, matter_version, catalog_code, matter_slug, matter_name, project_type, organ, organ_name, duty, region,
                    confidentiality, channel, applicant, applicant_kind, applicant_name, applicant_known, person, person_name, capacity, agent, clerk, state, state_since, version, submitted_at,
                    accepted_on, decided_at, closed_at, closing_result, clock_state, due_on, yellow_on, timer_at, needs_applicant, form, answers, materials, delivery, commitment,
                    signed_name, course)
                select gone.id, :prefix || lpad(n.value::text, greatest(:width, length(n.value::text)), '0'), :queryCode, :matterCode, :matterVersion, :catalogCode, :matterSlug,
                    :matterName::jsonb, :projectType, :organ, :organName, :duty, :region, :confidentiality, :channel, :applicant, :applicantKind, :applicantName, :known::jsonb, :person, :personName,
                    :capacity, :agent::jsonb, :clerk::jsonb, :state, :since, :version, :submittedAt, :acceptedOn::date, :decidedAt::timestamptz, :closedAt::timestamptz, :closingResult,
                    :clockState, :dueOn::date, :yellowOn::date, :timerAt::timestamptz, :needsApplicant, :form::jsonb, :answers::jsonb, :materials::jsonb, :delivery::jsonb,
                    :commitment, :signedName, :course::jsonb
                from gone, numbered_case n returning id, number)""";
    private static final String JOURNAL = """
            , journaled as (
                insert into cases.journal (case_id, sequence, at, event, state, step, step_name, outcome, subject, actor_name, capacity, organ, organ_name, post, opinion, detail, told)
                select guard.id, j.sequence, j.at, j.event, j.state, j.step, j."stepName", j.outcome, j.subject, j."actorName", j.capacity, j.organ, j."organName", j.post, j.opinion,
                       coalesce(j.detail, '{}'), j.told
                from %s guard, jsonb_to_recordset(:journal::jsonb) as j(sequence integer, at timestamptz, event text, state text, step text, "stepName" text, outcome text, subject text,
                     "actorName" text, capacity text, organ text, "organName" text, post text, opinion text, detail jsonb, told text)
                returning 1)
            """;
    private static final String UNTOLD = """
            , untold as (
                insert into cases.untold (listener, case_id, sequence)
                select u.listener, guard.id, u.sequence from %s guard, jsonb_to_recordset(:untold::jsonb) as u(listener text, sequence integer)
                returning 1)
            """;
    private static final String DOCUMENTS = """
            , numbered as (
                insert into cases.serial as s (series, period, value)
                select d.series, d.period, 1 from %s guard, jsonb_to_recordset(:documents::jsonb) as d(series text, period text, "numberPattern" text)
                where d."numberPattern" is not null
                on conflict (series, period) do update set value = s.value + 1 returning s.series, s.period, s.value),
            documented as (
                insert into cases.document (case_id, kind, title, wording, number, facts, issued_at)
                select guard.id, d.kind, d.title, d.wording, replace(d."numberPattern", '{serial}', lpad(n.value::text, greatest(d.width, length(n.value::text)), '0')), d.facts, :now::timestamptz
                from %s guard, jsonb_to_recordset(:documents::jsonb) as d(kind text, title jsonb, wording text, "numberPattern" text, series text, period text, width integer, facts jsonb)
                     left join numbered n on n.series = d.series and n.period = d.period
                returning id, kind, title, number, facts, issued_at)
            """;
}
