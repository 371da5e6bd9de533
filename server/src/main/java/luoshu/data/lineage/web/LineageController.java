package luoshu.data.lineage.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import luoshu.data.lineage.Lineage;
import luoshu.data.lineage.LineageColumn;
import luoshu.data.lineage.LineageDirection;
import luoshu.data.lineage.LineageGraph;
import luoshu.data.lineage.LineageHit;
import luoshu.data.lineage.LineagePlace;
import luoshu.data.lineage.LineageReporter;
import luoshu.data.lineage.LineageReporters;
import luoshu.data.lineage.NewReporter;
import luoshu.data.lineage.SqlLineage;
import luoshu.data.lineage.SqlTold;
import luoshu.data.lineage.ToldLineage;
import luoshu.data.lineage.ViewsRead;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 数据血缘. */
@RestController
@RequestMapping("/api/work/lineage")
class LineageController {

    record ReporterBody(@NotNull @Size(max = 100) String name) {
    }

    private final Lineage lineage;
    private final LineageReporters reporters;

    LineageController(Lineage lineage, LineageReporters reporters) {
        this.lineage = lineage;
        this.reporters = reporters;
    }

    @GetMapping("/columns")
    List<LineageHit> search(@RequestParam(defaultValue = "") String q) {
        return lineage.search(q);
    }

    @GetMapping("/graph")
    LineageGraph around(@RequestParam LineagePlace place, @RequestParam String ref, @RequestParam(defaultValue = "") String table, @RequestParam String column,
                        @RequestParam(defaultValue = "BOTH") LineageDirection direction, @RequestParam(defaultValue = "3") int depth) {
        return lineage.around(new LineageColumn(place, ref, table, column), direction, depth);
    }

    @GetMapping("/statements")
    Page<ToldLineage> told(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return lineage.told(new PageRequest(page, size));
    }

    @PostMapping("/statements/check")
    @Asks("lineage.tell")
    @OwnTransaction("a query sent by POST: nothing is written")
    SqlLineage check(@RequestBody @Valid SqlTold body) {
        return lineage.check(body);
    }

    @PostMapping("/statements")
    @Asks("lineage.tell")
    SqlLineage tell(@RequestBody @Valid SqlTold body) {
        return lineage.tell(body);
    }

    @PostMapping("/statements/{id}/forget")
    void forget(@PathVariable UUID id) {
        lineage.forget(id);
    }

    @PostMapping("/sources/{id}/views")
    @OwnTransaction("waits for somebody else's server; reading the same views again changes nothing")
    ViewsRead readViews(@PathVariable UUID id) {
        return lineage.readViews(id);
    }

    @GetMapping("/reporters")
    List<LineageReporter> reporters() {
        return reporters.list();
    }

    @PostMapping("/reporters")
    @Asks("lineage.tell")
    @OwnTransaction("the key is in this answer and nowhere else, so the answer is not kept; a repetition is refused by its name")
    NewReporter register(@RequestBody @Valid ReporterBody body) {
        return reporters.register(body.name());
    }

    @PostMapping("/reporters/{id}/revoke")
    LineageReporter revoke(@PathVariable UUID id) {
        return reporters.revoke(id);
    }
}
