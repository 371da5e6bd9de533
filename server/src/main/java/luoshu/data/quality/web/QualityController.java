package luoshu.data.quality.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import luoshu.data.quality.ComparisonFound;
import luoshu.data.quality.QualityRules;
import luoshu.data.quality.QualityRun;
import luoshu.data.quality.RuleFound;
import luoshu.data.quality.RuleSchedule;
import luoshu.data.quality.RuleSetDraft;
import luoshu.data.quality.RuleSetRow;
import luoshu.data.quality.RuleSetView;
import luoshu.data.quality.RuleTrend;
import luoshu.data.quality.StartedRun;
import luoshu.kernel.access.Asks;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 数据质量. */
@RestController
@RequestMapping("/api/work/quality-rules")
class QualityController {

    record RuleFileBody(@NotNull @Size(max = 500_000) String file) {
    }

    /** {@code schedule}: absent: none. */
    record RuleScheduleBody(@Valid @Nullable RuleSchedule schedule) {
    }

    private final QualityRules rules;

    QualityController(QualityRules rules) {
        this.rules = rules;
    }

    @GetMapping
    Page<RuleSetRow> list(@RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return rules.list(q, new PageRequest(page, size));
    }

    @GetMapping("/{id}")
    RuleSetView one(@PathVariable UUID id) {
        return rules.get(id);
    }

    @PostMapping("/check")
    @Asks("quality.manage")
    List<Finding> check(@RequestBody @Valid RuleFileBody body) {
        return rules.check(body.file());
    }

    @PostMapping
    @Asks("quality.manage")
    RuleSetView create(@RequestBody @Valid RuleSetDraft body) {
        return rules.create(body);
    }

    @PutMapping("/{id}")
    @Asks("quality.manage")
    RuleSetView save(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid RuleSetDraft body) {
        return rules.save(id, IfMatch.version(ifMatch), body);
    }

    @PutMapping("/{id}/schedule")
    @Asks("quality.manage")
    RuleSetView schedule(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid RuleScheduleBody body) {
        return rules.schedule(id, IfMatch.version(ifMatch), body.schedule());
    }

    @PostMapping("/{id}/remove")
    void remove(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        rules.remove(id, IfMatch.version(ifMatch));
    }

    @PostMapping("/{id}/runs")
    StartedRun run(@PathVariable UUID id) {
        return rules.run(id);
    }

    @GetMapping("/{id}/runs")
    List<QualityRun> runs(@PathVariable UUID id) {
        return rules.runs(id);
    }

    @GetMapping("/{id}/runs/{run}")
    List<RuleFound> found(@PathVariable UUID id, @PathVariable UUID run) {
        return rules.found(id, run);
    }

    @GetMapping("/{id}/runs/{run}/comparisons")
    List<ComparisonFound> comparisons(@PathVariable UUID id, @PathVariable UUID run) {
        return rules.comparisons(id, run);
    }

    @GetMapping("/{id}/trend")
    List<RuleTrend> trend(@PathVariable UUID id, @RequestParam(defaultValue = "20") int runs) {
        return rules.trend(id, runs);
    }
}
