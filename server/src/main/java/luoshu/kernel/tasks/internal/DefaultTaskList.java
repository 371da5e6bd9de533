package luoshu.kernel.tasks.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.organs.Post;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.tasks.BulkOutcome;
import luoshu.kernel.tasks.OpenTask;
import luoshu.kernel.tasks.SavedFilter;
import luoshu.kernel.tasks.TaskBox;
import luoshu.kernel.tasks.TaskCounts;
import luoshu.kernel.tasks.TaskList;
import luoshu.kernel.tasks.TaskQuery;
import luoshu.kernel.tasks.TaskRow;
import luoshu.kernel.tasks.TaskSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class DefaultTaskList implements TaskList {

    private static final Logger log = LoggerFactory.getLogger(DefaultTaskList.class);
    private static final int MOST_ROWS = 200;
    /** Done in one transaction: colleagues wait for it, as for a series of numbers. */
    private static final int LOT = 100;
    private static final int MOST_FILTERS = 100;

    private final TaskQueries queries;
    private final Access access;
    private final Audit audit;
    private final Organs organs;
    private final ObjectProvider<TaskSource> sources;
    private final Clock clock;
    private final TransactionTemplate each;

    DefaultTaskList(TaskQueries queries, Access access, Audit audit, Organs organs, ObjectProvider<TaskSource> sources, Clock clock, PlatformTransactionManager transactions) {
        this.queries = queries;
        this.access = access;
        this.audit = audit;
        this.organs = organs;
        this.sources = sources;
        this.clock = clock;
        this.each = new TransactionTemplate(transactions);
        this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Page<TaskRow> page(TaskQuery query, PageRequest page) {
        Actor.Official me = access.official();
        LocalDate today = LocalDate.now(clock);
        return queries.page(TaskFilter.of(query, sources(), access, me, today), TaskFilter.order(query.sort(), query.box()), page, me, today);
    }

    @Override
    public TaskCounts counts() {
        return queries.counts(all(TaskBox.mine), all(TaskBox.claimable), all(TaskBox.organ));
    }

    private TaskFilter all(TaskBox box) {
        return TaskFilter.of(new TaskQuery(box, null, null, null, null, null, null, null, null, null, null), sources(), access, access.official(), LocalDate.now(clock));
    }

    @Override
    public void check(TaskQuery query) {
        TaskFilter.of(query, sources(), access, access.official(), LocalDate.now(clock));
        TaskFilter.order(query.sort(), query.box());
    }

    @Override
    public void stream(TaskQuery query, int most, Consumer<TaskRow> row) {
        Actor.Official me = access.official();
        LocalDate today = LocalDate.now(clock);
        try (Stream<TaskRow> rows = queries.stream(TaskFilter.of(query, sources(), access, me, today), TaskFilter.order(query.sort(), query.box()), most, me, today)) {
            rows.forEach(row);
        }
    }

    @Override
    public TaskRow claim(UUID id, @Nullable Integer version) {
        Actor.Official me = access.official();
        TaskRecord task = doable(id, version);
        if (OpenTask.isTakenFrom(me, task.assignee(), task.assigneePost())) {
            throw new Refused(Problem.Kind.CONFLICT, "task-claimed-by-other", "a colleague has claimed this task");
        }
        return assign(task, me.accountId(), me.postId(), me.name(), "task.claim", Map.of());
    }

    @Override
    public TaskRow release(UUID id, @Nullable Integer version) {
        TaskRecord task = mine(id, version);
        return assign(task, null, null, null, "task.release", Map.of());
    }

    @Override
    public TaskRow transfer(UUID id, @Nullable Integer version, UUID post, @Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > 500) {
            throw new Invalid("/reason", "required", "请写明转办的理由（500 字以内）");
        }
        TaskRecord task = mine(id, version);
        Post to = organs.findPost(post).filter(one -> one.state() == Post.State.OPEN && one.organ().value().equals(task.organ()))
                .orElseThrow(() -> new Invalid("/postId", "unknown", "本机关没有这个岗位"));
        return assign(task, null, to.id(), to.title(), "task.transfer", Map.of("to", to.id().toString(), "reason", reason.strip()));
    }

    @Override
    public BulkOutcome bulk(String action, List<UUID> ids, @Nullable String opinion) {
        if (ids.isEmpty() || ids.size() > MOST_ROWS || ids.contains(null)) {
            throw new Invalid("/ids", "out-of-range", "一次处理 1–" + MOST_ROWS + " 条");
        }
        List<UUID> asked = ids.stream().distinct().toList();
        Map<UUID, BulkOutcome.BulkResult> together = new HashMap<>();
        if (sources.stream().anyMatch(source -> source.together().contains(action))) {
            for (int from = 0; from < asked.size(); from += LOT) {
                together.putAll(lot(action, asked.subList(from, Math.min(from + LOT, asked.size()))));
            }
        }
        List<BulkOutcome.BulkResult> results = new ArrayList<>();
        for (UUID id : asked) {
            BulkOutcome.BulkResult known = together.get(id);
            results.add(known == null ? one(action, id, opinion) : known);
        }
        return new BulkOutcome(List.copyOf(results));
    }

    /** In one transaction. Empty when it fails: then nothing of it was done, and each row is tried by itself to say why. */
    private Map<UUID, BulkOutcome.BulkResult> lot(String action, List<UUID> ids) {
        try {
            Map<UUID, BulkOutcome.BulkResult> done = each.execute(status -> together(action, ids));
            return done == null ? Map.of() : done;
        } catch (RuntimeException failed) {
            log.info("bulk {} of {} tasks together failed ({}); each is tried by itself", action, ids.size(), failed.getClass().getSimpleName());
            return Map.of();
        }
    }

    private Map<UUID, BulkOutcome.BulkResult> together(String action, List<UUID> ids) {
        Map<UUID, TaskRecord> known = queries.findAll(ids);
        Map<UUID, BulkOutcome.BulkResult> results = new HashMap<>();
        Map<String, Map<UUID, TaskRecord>> bySource = new TreeMap<>();
        for (UUID id : ids) {
            try {
                TaskRecord task = bulk(action, doable(Optional.ofNullable(known.get(id)), null));
                bySource.computeIfAbsent(task.source(), source -> new LinkedHashMap<>()).put(task.ref(), task);
            } catch (Problem problem) {
                results.put(id, refused(id, problem));
            }
        }
        bySource.forEach((source, tasks) -> {
            Map<UUID, String> keys = new LinkedHashMap<>();
            tasks.forEach((ref, task) -> keys.put(ref, task.key()));
            Map<UUID, Problem> refused = source(source).actTogether(action, keys);
            tasks.forEach((ref, task) -> results.put(task.id(), refused.containsKey(ref) ? refused(task.id(), refused.get(ref)) : done(task.id())));
        });
        return results;
    }

    private BulkOutcome.BulkResult one(String action, UUID id, @Nullable String opinion) {
        try {
            each.executeWithoutResult(status -> act(action, id, opinion));
            return done(id);
        } catch (Problem problem) {
            return refused(id, problem);
        } catch (RuntimeException failed) {
            log.error("bulk {} of task {} failed", action, id, failed);
            return new BulkOutcome.BulkResult(id, false, "internal", null);
        }
    }

    private static BulkOutcome.BulkResult done(UUID id) {
        return new BulkOutcome.BulkResult(id, true, null, null);
    }

    private static BulkOutcome.BulkResult refused(UUID id, Problem problem) {
        return new BulkOutcome.BulkResult(id, false, problem.code(), problem.getMessage());
    }

    private void act(String action, UUID id, @Nullable String opinion) {
        switch (action) {
            case "claim" -> claim(id, null);
            case "release" -> release(id, null);
            default -> {
                TaskRecord task = bulk(action, doable(id, null));
                source(task.source()).act(action, task.ref(), task.key(), opinion);
            }
        }
    }

    private static TaskRecord bulk(String action, TaskRecord task) {
        if (!task.bulk().contains(action)) {
            throw new Refused(Problem.Kind.CONFLICT, "not-in-bulk", "this task is not done in bulk");
        }
        return task;
    }

    /** In a steady order, so that the same question is the same statement. */
    private List<TaskSource> sources() {
        return sources.stream().sorted(Comparator.comparing(TaskSource::source)).toList();
    }

    private TaskSource source(String name) {
        return sources.stream().filter(source -> source.source().equals(name)).findFirst().orElseThrow(() -> new NotFound("task"));
    }

    private TaskRow assign(TaskRecord task, @Nullable UUID account, @Nullable UUID post, @Nullable String name, String act, Map<String, Object> detail) {
        if (!queries.assign(task.id(), task.version(), account, post, name)) {
            throw new Refused(Problem.Kind.CONFLICT, "task-changed-meanwhile", "somebody else changed this task at the same moment");
        }
        Act done = Act.done(act, "task:" + task.id()).with(detail);
        audit.record(task.matterCode().isEmpty() ? done : done.onCase(task.number(), task.matterCode()));
        return queries.row(task.id(), access.official(), LocalDate.now(clock));
    }

    /** Out of reach: does not exist. In reach but not to be done by this official: 403. */
    private TaskRecord doable(UUID id, @Nullable Integer version) {
        return doable(queries.find(id), version);
    }

    private TaskRecord doable(Optional<TaskRecord> known, @Nullable Integer version) {
        access.official();
        TaskRecord task = known.filter(one -> access.allows(source(one.source()).reading(), one.subject()) || access.allows(one.needed(), one.subject())).orElseThrow(() -> new NotFound("task"));
        access.require(task.needed(), task.subject());
        if (!task.open()) {
            throw new Refused(Problem.Kind.CONFLICT, "task-ended", "the task has been done or dropped");
        }
        if (version != null && task.version() != version) {
            throw IfMatch.stale();
        }
        return task;
    }

    private TaskRecord mine(UUID id, @Nullable Integer version) {
        TaskRecord task = doable(id, version);
        if (!access.official().accountId().equals(task.assignee())) {
            throw new Refused(Problem.Kind.CONFLICT, "task-not-yours", "only whoever claimed the task gives it away");
        }
        return task;
    }

    @Override
    public List<SavedFilter> listFilters() {
        return queries.filters(access.official().accountId());
    }

    @Override
    public SavedFilter saveFilter(String list, String name, String query, boolean isDefault) {
        if (!list.matches("[a-z][a-z-]{0,39}") || name.isBlank() || name.length() > 40 || query.length() > 2_000) {
            throw new Invalid("/name", "out-of-range", "请填写名称（40 字以内）");
        }
        Storable.check(name, "/name");
        Storable.check(query, "/query");
        UUID account = access.official().accountId();
        List<SavedFilter> kept = queries.filters(account);
        if (kept.size() >= MOST_FILTERS && kept.stream().noneMatch(one -> one.list().equals(list) && one.name().equals(name.strip()))) {
            throw new Refused(Problem.Kind.CONFLICT, "too-many-filters", "at most " + MOST_FILTERS + " filters are kept");
        }
        return queries.saveFilter(account, list, name.strip(), query, isDefault, clock.instant().atOffset(ZoneOffset.UTC));
    }

    @Override
    public void deleteFilter(UUID id) {
        if (!queries.deleteFilter(access.official().accountId(), id)) {
            throw new NotFound("filter");
        }
    }
}
