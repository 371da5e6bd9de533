package luoshu.kernel.tasks.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Permission;
import luoshu.kernel.access.Subject;
import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.calendar.Light;
import luoshu.kernel.calendar.LimitUnit;
import luoshu.kernel.calendar.WorkingCalendar;
import luoshu.kernel.matters.MatterRef;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.tasks.OpenTask;
import luoshu.kernel.tasks.SavedFilter;
import luoshu.kernel.tasks.StepRef;
import luoshu.kernel.tasks.TaskCounts;
import luoshu.kernel.tasks.TaskRow;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class TaskQueries {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Calendars calendars;
    private final Access access;

    TaskQueries(JdbcClient jdbc, JsonMapper json, Calendars calendars, Access access) {
        this.jdbc = jdbc;
        this.json = json;
        this.calendars = calendars;
        this.access = access;
    }

    Page<TaskRow> page(TaskFilter filter, String order, PageRequest page, Actor.Official me, LocalDate today) {
        int total = jdbc.sql("select count(*) from (select 1 from tasks.task t where " + filter.sql + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(filter.params)
                .query(Integer.class).single();
        List<TaskRow> rows = total <= page.offset() ? List.of() : jdbc.sql("select t.* from tasks.task t where " + filter.sql + " order by " + order + " limit :limit offset :offset")
                .params(filter.params).param("limit", page.size()).param("offset", page.offset()).query(mapper(me, today)).list();
        return new Page<>(rows, total, page.page(), page.size());
    }

    /** Within a transaction the driver hands the rows over in portions; close the stream. */
    Stream<TaskRow> stream(TaskFilter filter, String order, int most, Actor.Official me, LocalDate today) {
        return jdbc.sql("select t.* from tasks.task t where " + filter.sql + " order by " + order + " limit :limit").withFetchSize(500).params(filter.params).param("limit", most)
                .query(mapper(me, today)).stream();
    }

    /** A pass over each box; it stops at 10 001, and lights are counted among those. */
    TaskCounts counts(TaskFilter mine, TaskFilter claimable, TaskFilter organ) {
        Count ofMine = count(mine);
        Count ofClaimable = count(claimable);
        return new TaskCounts(ofMine.total(), ofClaimable.total(), count(organ).total(), ofMine.yellow() + ofClaimable.yellow(), ofMine.red() + ofClaimable.red());
    }

    private Count count(TaskFilter filter) {
        return jdbc.sql("select count(*) as total, count(*) filter (where " + Light.YELLOW.sql("c") + ") as yellow, count(*) filter (where " + Light.RED.sql("c") + ") as red"
                + " from (select t.clock_state, t.due_on, t.yellow_on from tasks.task t where " + filter.sql + " limit " + (Page.COUNT_LIMIT + 1) + ") c").params(filter.params)
                .query(Count.class).single();
    }

    private record Count(int total, int yellow, int red) {
    }

    Optional<TaskRecord> find(UUID id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    Map<UUID, TaskRecord> findAll(Collection<UUID> ids) {
        return jdbc.sql("select id, source, ref, ref_key, number, matter_code, permission, organ, duty, region, confidentiality, assignee, assignee_post, status, version, bulk::text as bulk from tasks.task where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new)).query((row, n) -> new TaskRecord(row.getObject("id", UUID.class), row.getString("source"), row.getObject("ref", UUID.class), row.getString("ref_key"),
                        row.getString("number"), row.getString("matter_code"), row.getString("permission"), row.getString("organ"), row.getString("duty"), row.getString("region"),
                        row.getInt("confidentiality"), row.getObject("assignee", UUID.class), row.getObject("assignee_post", UUID.class), row.getString("status").equals("OPEN"), row.getLong("version"),
                        json.readValue(row.getString("bulk"), new TypeReference<List<String>>() {
                        }))).stream().collect(Collectors.toMap(TaskRecord::id, task -> task));
    }

    TaskRow row(UUID id, Actor.Official me, LocalDate today) {
        return jdbc.sql("select t.* from tasks.task t where t.id = :id").param("id", id).query(mapper(me, today)).single();
    }

    /** @return false when somebody changed the task since {@code version} */
    boolean assign(UUID id, long version, @Nullable UUID account, @Nullable UUID post, @Nullable String name) {
        Map<String, Object> params = new HashMap<>();
        params.put("id", id);
        params.put("version", version);
        params.put("account", account);
        params.put("post", post);
        params.put("name", name);
        return jdbc.sql("""
                update tasks.task set assignee = :account::uuid, assignee_post = :post::uuid, assignee_name = :name::text, version = version + 1
                where id = :id and version = :version and status = 'OPEN'
                """).params(params).update() == 1;
    }

    List<SavedFilter> filters(UUID account) {
        return jdbc.sql("select id, list, name, query, is_default from tasks.saved_filter where account = :account order by list, name limit 200").param("account", account)
                .query(SavedFilter.class).list();
    }

    SavedFilter saveFilter(UUID account, String list, String name, String query, boolean isDefault, OffsetDateTime now) {
        if (isDefault) {
            jdbc.sql("update tasks.saved_filter set is_default = false where account = :account and list = :list and is_default").param("account", account).param("list", list).update();
        }
        return jdbc.sql("""
                insert into tasks.saved_filter (account, list, name, query, is_default, saved_at) values (:account, :list, :name, :query, :isDefault, :now)
                on conflict (account, list, name) do update set query = excluded.query, is_default = excluded.is_default, saved_at = excluded.saved_at
                returning id, list, name, query, is_default
                """).param("account", account).param("list", list).param("name", name).param("query", query).param("isDefault", isDefault).param("now", now).query(SavedFilter.class).single();
    }

    boolean deleteFilter(UUID account, UUID id) {
        return jdbc.sql("delete from tasks.saved_filter where account = :account and id = :id").param("account", account).param("id", id).update() == 1;
    }

    private RowMapper<TaskRow> mapper(Actor.Official me, LocalDate today) {
        WorkingCalendar calendar = calendars.current();
        return (row, n) -> map(row, me, today, calendar);
    }

    private TaskRow map(ResultSet row, Actor.Official me, LocalDate today, WorkingCalendar calendar) throws SQLException {
        LocalDate due = row.getObject("due_on", LocalDate.class);
        LocalDate yellow = row.getObject("yellow_on", LocalDate.class);
        boolean open = row.getString("status").equals("OPEN");
        String clock = row.getString("clock_state");
        boolean running = clock.equals("RUNNING") && open;
        Integer remaining = running && due != null ? Integer.valueOf(remaining(calendar, today, due, LimitUnit.valueOf(row.getString("limit_unit")))) : row.getObject("remaining", Integer.class);
        UUID assignee = row.getObject("assignee", UUID.class);
        UUID post = row.getObject("assignee_post", UUID.class);
        return new TaskRow(row.getObject("id", UUID.class), row.getString("source"), row.getObject("ref", UUID.class), row.getString("number"), row.getString("title"),
                new MatterRef(row.getString("matter_code"), json.readValue(row.getString("matter_name"), Text.class), row.getString("organ_name"), row.getInt("matter_version")),
                new StepRef(row.getString("step"), json.readValue(row.getString("step_name"), Text.class)), row.getString("applicant_name"), row.getString("state"), Light.of(running, due, yellow, today), due, remaining, clock,
                row.getObject("received_at", OffsetDateTime.class).toInstant(), row.getString("assignee_name"), me.accountId().equals(assignee), row.getString("channel"), row.getBoolean("urgent"),
                row.getLong("version"), open && !OpenTask.isTakenFrom(me, assignee, post) ? moves(row, assignee) : List.of());
    }

    /** Claiming comes before what the object itself allows, giving back after it. */
    private List<String> moves(ResultSet row, @Nullable UUID assignee) throws SQLException {
        Subject subject = new Subject(row.getString("organ"), row.getString("duty"), row.getString("region"), row.getInt("confidentiality"));
        if (!access.allows(new Permission(row.getString("permission")), subject)) {
            return List.of();
        }
        List<String> moves = new ArrayList<>(json.readValue(row.getString("bulk"), new TypeReference<List<String>>() {
        }));
        if (assignee == null) {
            moves.addFirst("claim");
        } else {
            moves.add("release");
        }
        return List.copyOf(moves);
    }

    /** Days left in the unit of the limit; without suspensions between today and the due day, which a running clock does not have. */
    private static int remaining(WorkingCalendar calendar, LocalDate today, LocalDate due, LimitUnit unit) {
        if (unit != LimitUnit.WORKING_DAY) {
            return Math.toIntExact(ChronoUnit.DAYS.between(today, due));
        }
        return today.isBefore(due) ? calendar.elapsed(today, due, true, List.of()) : -calendar.elapsed(due, today, true, List.of());
    }
}
