package luoshu.kernel.tasks.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Permission;
import luoshu.kernel.access.Scope;
import luoshu.kernel.database.Like;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.tasks.TaskBox;
import luoshu.kernel.tasks.TaskQuery;
import luoshu.kernel.tasks.TaskSource;
import org.jspecify.annotations.Nullable;

/** A filter as SQL over {@code tasks.task t}. Reach is part of it: nothing is filtered afterwards. */
final class TaskFilter {

    private static final Map<String, String> SORTS = Map.of("dueOn", "t.due_on", "receivedAt", "t.received_at", "caseNumber", "t.number", "applicantName", "t.applicant_name", "step", "t.step",
            "endedAt", "t.ended_at");

    final StringBuilder sql = new StringBuilder();
    final Map<String, Object> params = new HashMap<>();
    private final List<TaskSource> sources;
    private int scopes;

    private TaskFilter(List<TaskSource> sources) {
        this.sources = sources;
    }

    static TaskFilter of(TaskQuery query, List<TaskSource> sources, Access access, Actor.Official me, LocalDate today) {
        TaskFilter filter = new TaskFilter(sources);
        filter.box(query.box(), access, me);
        filter.params.put("today", today);
        filter.text("(t.number like :qStart or t.applicant_name like :qIn or t.title like :qIn)", "q", query.q());
        filter.text("t.applicant_name like :applicantIn", "applicant", query.applicant());
        filter.equal("(t.matter_code = :matter or substr(t.matter_code, 20, 12) = :matter)", "matter", query.matter());
        filter.equal("t.step = :step", "step", query.step());
        filter.equal("t.state = any(string_to_array(:state, ','))", "state", query.state());
        if (query.region() != null && !query.region().isBlank()) {
            filter.add("t.region like :region", "region", RegionCode.of(query.region().strip()).prefix() + "%");
        }
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        if (query.from() != null) {
            filter.add("t.received_at >= :from", "from", query.from().atStartOfDay(zone).toOffsetDateTime());
        }
        if (query.to() != null) {
            filter.add("t.received_at < :to", "to", query.to().plusDays(1).atStartOfDay(zone).toOffsetDateTime());
        }
        if (query.light() != null) {
            filter.sql.append(" and ").append(query.light().sql("t"));
        }
        return filter;
    }

    /** What the official may do: the task's own permission reaches the task's own place. */
    private String doable(Access access) {
        StringBuilder any = new StringBuilder("(false");
        for (Permission permission : sources.stream().flatMap(source -> source.doing().stream()).distinct().toList()) {
            Scope scope = access.scope(permission);
            if (!scope.grants().isEmpty()) {
                any.append(" or (t.permission = '").append(permission.name()).append("' and ").append(reach(scope)).append(")");
            }
        }
        return any.append(")").toString();
    }

    /** What the official may read of each source. */
    private String readable(Access access) {
        StringBuilder any = new StringBuilder("(false");
        for (TaskSource source : sources) {
            Scope scope = access.scope(source.reading());
            if (!scope.grants().isEmpty()) {
                any.append(" or (t.source = '").append(source.source()).append("' and ").append(reach(scope)).append(")");
            }
        }
        return any.append(")").toString();
    }

    private String reach(Scope scope) {
        Scope.Predicate predicate = scope.predicate("t.organ", "t.duty", "t.region", "t.confidentiality", "s" + scopes++ + "_");
        params.putAll(predicate.params());
        return predicate.sql();
    }

    private void box(TaskBox box, Access access, Actor.Official me) {
        params.put("me", me.accountId());
        params.put("mePost", me.postId());
        sql.append(switch (box) {
            case mine -> "t.status = 'OPEN' and (t.assignee = :me or t.assignee is null and t.assignee_post = :mePost) and " + doable(access);
            case claimable -> "t.status = 'OPEN' and t.assignee is null and t.assignee_post is null and :mePost::uuid is not null and " + doable(access);
            case organ -> "t.status = 'OPEN' and (" + readable(access) + " or " + doable(access) + ")";
            case done -> "t.status = 'DONE' and t.ended_by = :meText";
        });
        if (box == TaskBox.done) {
            params.put("meText", me.subject());
        }
    }

    private void text(String condition, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            check(value, name);
            String like = Like.literal(value.strip());
            sql.append(" and ").append(condition);
            params.put(name + "Start", like + "%");
            params.put(name + "In", "%" + like + "%");
        }
    }

    private void equal(String condition, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            check(value, name);
            add(condition, name, value.strip());
        }
    }

    private static void check(String value, String name) {
        Storable.check(value, "/" + name);
        if (value.length() > 200) {
            throw new Invalid("/" + name, "too-long", "查询内容请在 200 字以内");
        }
    }

    private void add(String condition, String name, Object value) {
        sql.append(" and ").append(condition);
        params.put(name, value);
    }

    static String order(@Nullable String sort, TaskBox box) {
        String[] parts = (sort == null || sort.isBlank() ? box == TaskBox.done ? "endedAt,desc" : "dueOn,asc" : sort).split(",");
        String column = SORTS.get(parts[0]);
        if (column == null) {
            throw new Invalid("/sort", "unknown", "不能按此列排序");
        }
        return column + (parts.length > 1 && parts[1].equals("desc") ? " desc nulls last" : " asc nulls last") + ", t.id";
    }
}
