package luoshu.kernel.jobs.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.jobs.Job;
import luoshu.kernel.jobs.Jobs;
import luoshu.kernel.jobs.TableSource;
import luoshu.kernel.jobs.internal.TableExport;
import luoshu.kernel.problems.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An official's own jobs. Each list that can be exported says itself who may. */
@RestController
class JobController {

    private static final int MOST_FILTERS = 40;
    private final Jobs jobs;
    private final TableExport export;
    private final Access access;

    JobController(Jobs jobs, TableExport export, Access access) {
        this.jobs = jobs;
        this.export = export;
        this.access = access;
    }

    @GetMapping("/api/work/jobs")
    List<Job> list() {
        access.official();
        return jobs.listMine();
    }

    @GetMapping("/api/work/jobs/{id}")
    Job one(@PathVariable UUID id) {
        access.official();
        return jobs.getMine(id);
    }

    @DeleteMapping("/api/work/jobs/{id}")
    Job cancel(@PathVariable UUID id) {
        access.official();
        return jobs.cancel(id);
    }

    @PostMapping("/api/work/exports")
    @Asks(of = Actor.Official.class)
    Job export(@RequestBody ExportOrder order) {
        if (order.list == null || order.list.isBlank()) {
            throw new Invalid("/list", "required", "请说明导出哪个列表");
        }
        Map<String, String> query = order.query == null ? Map.of() : order.query;
        if (query.size() > MOST_FILTERS || query.entrySet().stream().anyMatch(e -> e.getValue() == null || e.getValue().length() > 500)) {
            throw new Invalid("/query", "too-long", "筛选条件过多或过长");
        }
        TableSource source = export.source(order.list);
        source.require();
        return jobs.start(TableExport.KIND, "导出：" + source.title(), new TableExport.Order(order.list, query));
    }

    /** {@code list}: the list's name; {@code query}: its filters as in its address. */
    record ExportOrder(@Nullable String list, @Nullable Map<String, String> query) {
    }
}
