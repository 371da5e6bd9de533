package luoshu.kernel.tasks.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.access.Permission;
import luoshu.kernel.calendar.Light;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.tasks.BulkOutcome;
import luoshu.kernel.tasks.TaskBox;
import luoshu.kernel.tasks.TaskCounts;
import luoshu.kernel.tasks.TaskList;
import luoshu.kernel.tasks.TaskQuery;
import luoshu.kernel.tasks.TaskRow;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The to-do list, for officials. */
@RestController
@RequestMapping("/api/work/tasks")
class TaskController {

    private static final Permission HANDLE = new Permission("task.handle");
    private final TaskList tasks;
    private final TaskExport export;
    private final Access access;

    TaskController(TaskList tasks, TaskExport export, Access access) {
        this.tasks = tasks;
        this.export = export;
        this.access = access;
    }

    @GetMapping
    Page<TaskRow> list(@RequestParam(defaultValue = "mine") TaskBox box, @RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String matter,
                       @RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable Light light,
                       @RequestParam(required = false) @Nullable String applicant, @RequestParam(required = false) @Nullable String step,
                       @RequestParam(required = false) @Nullable String region, @RequestParam(required = false) @Nullable LocalDate from,
                       @RequestParam(required = false) @Nullable LocalDate to, @RequestParam(required = false) @Nullable String sort, @RequestParam(defaultValue = "0") int page,
                       @RequestParam(defaultValue = "20") int size) {
        access.require(HANDLE);
        return tasks.page(new TaskQuery(box, q, matter, state, light, applicant, step, region, from, to, sort), new PageRequest(page, size));
    }

    @GetMapping("/counts")
    TaskCounts counts() {
        access.require(HANDLE);
        return tasks.counts();
    }

    @GetMapping("/export")
    void export(@RequestParam(defaultValue = "mine") TaskBox box, @RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String matter,
                @RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable Light light, @RequestParam(required = false) @Nullable String applicant,
                @RequestParam(required = false) @Nullable String step, @RequestParam(required = false) @Nullable String region, @RequestParam(required = false) @Nullable LocalDate from,
                @RequestParam(required = false) @Nullable LocalDate to, @RequestParam(required = false) @Nullable String sort, HttpServletResponse response) throws IOException {
        access.require(HANDLE);
        export.send(new TaskQuery(box, q, matter, state, light, applicant, step, region, from, to, sort), response);
    }

    @PostMapping("/{id}/claim")
    TaskRow claim(@PathVariable UUID id, @RequestHeader(name = "If-Match", required = false) @Nullable String version) {
        access.require(HANDLE);
        return tasks.claim(id, IfMatch.optional(version));
    }

    @PostMapping("/{id}/release")
    TaskRow release(@PathVariable UUID id, @RequestHeader(name = "If-Match", required = false) @Nullable String version) {
        access.require(HANDLE);
        return tasks.release(id, IfMatch.optional(version));
    }

    @PostMapping("/{id}/transfer")
    @Asks("task.handle")
    TaskRow transfer(@PathVariable UUID id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody Transfer transfer) {
        return tasks.transfer(id, IfMatch.optional(version), transfer.postId() == null ? new UUID(0, 0) : transfer.postId(), transfer.reason());
    }

    @PostMapping("/bulk")
    @OwnTransaction("each row is a transaction of its own; a repetition finds the rows done and says so row by row")
    @Asks("task.handle")
    BulkOutcome bulk(@RequestBody Bulk bulk) {
        return tasks.bulk(bulk.action() == null ? "" : bulk.action(), bulk.ids() == null ? List.of() : bulk.ids(), bulk.opinion());
    }

    record Transfer(@Nullable UUID postId, @Nullable String reason) {
    }

    record Bulk(@Nullable String action, @Nullable List<UUID> ids, @Nullable String opinion) {
    }
}
