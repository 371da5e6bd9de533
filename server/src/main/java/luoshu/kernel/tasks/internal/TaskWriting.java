package luoshu.kernel.tasks.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import luoshu.kernel.access.Access;
import luoshu.kernel.database.SqlPart;
import luoshu.kernel.database.SteadyTypes;
import luoshu.kernel.tasks.EndedTask;
import luoshu.kernel.tasks.NewTask;
import luoshu.kernel.tasks.TaskSubject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The SQL that sources run inside their own. */
@Component
public class TaskWriting {

    private final JsonMapper json;
    private final Access access;
    private final JdbcClient jdbc;

    TaskWriting(JsonMapper json, Access access, JdbcClient jdbc) {
        this.json = json;
        this.access = access;
        this.jdbc = jdbc;
    }

    public SqlPart part(String guard, TaskSubject subject, List<EndedTask> ended, List<NewTask> opened, Instant now) {
        Map<String, Object> params = new HashMap<>();
        params.put("tkSource", subject.source());
        params.put("tkState", subject.state());
        params.put("tkClock", subject.clockState());
        params.put("tkDue", subject.dueOn());
        params.put("tkYellow", subject.yellowOn());
        params.put("tkRemaining", SteadyTypes.text(subject.remaining()));
        params.put("tkEnded", json.writeValueAsString(ended));
        params.put("tkTitle", subject.title());
        params.put("tkSecrecy", subject.confidentiality());
        params.put("tkNow", now.atOffset(ZoneOffset.UTC));
        params.put("tkBy", access.actor().subject());
        String sql = MOVE.formatted(guard, guard);
        if (!opened.isEmpty()) {
            params.put("tkMatter", subject.matter().code());
            params.put("tkMatterName", json.writeValueAsString(subject.matter().name()));
            params.put("tkMatterVersion", subject.matter().version());
            params.put("tkOrganName", subject.matter().organName());
            params.put("tkApplicant", subject.applicantName());
            params.put("tkChannel", subject.channel());
            params.put("tkUnit", subject.unit().name());
            params.put("tkReceived", subject.receivedAt().atOffset(ZoneOffset.UTC));
            params.put("tkOpened", json.writeValueAsString(opened));
            sql += OPEN.formatted(guard);
        }
        return new SqlPart(sql, params);
    }

    /** As {@link luoshu.kernel.tasks.Tasks#follow}. */
    public void follow(TaskSubject subject, String number, List<NewTask> wanted, String outcome, boolean done, Instant now) {
        Set<String> open = jdbc.sql("select ref_key from tasks.task where source = :source and ref = :ref and status = 'OPEN'").param("source", subject.source()).param("ref", subject.ref())
                .query(String.class).set();
        Set<String> keys = wanted.stream().map(NewTask::key).collect(Collectors.toSet());
        SqlPart part = part("changed", subject, open.stream().filter(key -> !keys.contains(key)).map(key -> new EndedTask(key, outcome, done)).toList(),
                wanted.stream().filter(task -> !open.contains(task.key())).toList(), now);
        Map<String, Object> params = new HashMap<>(part.params());
        params.put("tkRef", subject.ref());
        params.put("tkNumber", number);
        jdbc.sql("with changed as (select :tkRef::uuid as id, :tkNumber::text as number), " + part.sql() + " select count(*) from changed").params(SteadyTypes.of(params)).query(Long.class).single();
    }

    /** Ended tasks and those that stay open are disjoint: one statement must not change a row twice. */
    private static final String MOVE = """
            tasks_ended as (
                update tasks.task t set status = case when e.done then 'DONE' else 'DROPPED' end, outcome = e.outcome, ended_at = :tkNow::timestamptz, ended_by = :tkBy,
                       state = :tkState, clock_state = :tkClock, version = t.version + 1
                from %s guard, jsonb_to_recordset(:tkEnded::jsonb) as e(key text, outcome text, done boolean)
                where t.source = :tkSource and t.ref = guard.id and t.ref_key = e.key and t.status = 'OPEN' returning t.id),
            tasks_moved as (
                update tasks.task t set state = :tkState, clock_state = :tkClock, due_on = :tkDue::date, yellow_on = :tkYellow::date, remaining = :tkRemaining::integer,
                       title = :tkTitle, confidentiality = :tkSecrecy::integer
                from %s guard
                where t.source = :tkSource and t.ref = guard.id and t.status = 'OPEN'
                  and t.ref_key not in (select e.key from jsonb_to_recordset(:tkEnded::jsonb) as e(key text)) returning t.id)
            """;
    private static final String OPEN = """
            , tasks_opened as (
                insert into tasks.task (source, ref, ref_key, number, title, matter_code, matter_name, matter_version, organ_name, step, step_name, permission, organ, duty, region,
                                        confidentiality, applicant_name, channel, state, clock_state, due_on, yellow_on, limit_unit, remaining, received_at, bulk, assignee,
                                        assignee_name, status, opened_at)
                select :tkSource, guard.id, o.key, guard.number, :tkTitle, :tkMatter, :tkMatterName::jsonb, :tkMatterVersion::integer, :tkOrganName, o.step, o."stepName", o.permission, o.organ,
                       o.duty, o.region, :tkSecrecy::integer, :tkApplicant, :tkChannel, :tkState, :tkClock, :tkDue::date, :tkYellow::date, :tkUnit, :tkRemaining::integer, :tkReceived::timestamptz,
                       o.bulk, o.assignee, o."assigneeName", 'OPEN', :tkNow::timestamptz
                from %s guard, jsonb_to_recordset(:tkOpened::jsonb) as o(key text, step text, "stepName" jsonb, permission text, organ text, duty text, region text, bulk jsonb,
                                                                         assignee uuid, "assigneeName" text)
                returning id, ref_key, step, step_name, permission, organ, duty, region, confidentiality, assignee, assignee_post, assignee_name, opened_at, due_on)
            """;
}
