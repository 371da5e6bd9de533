package luoshu.data.analysis.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import luoshu.data.analysis.Analyses;
import luoshu.data.analysis.AnalysisAnswer;
import luoshu.data.analysis.AnalysisQuestion;
import luoshu.data.analysis.AnalysisTable;
import luoshu.data.analysis.AnalysisUse;
import luoshu.data.contracts.ContractRole;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 自助分析. */
@RestController
@RequestMapping("/api/work/analysis")
class AnalysisController {

    private final Analyses analyses;

    AnalysisController(Analyses analyses) {
        this.analyses = analyses;
    }

    @GetMapping("/tables")
    List<AnalysisTable> tables() {
        return analyses.tables();
    }

    @PostMapping("/questions")
    @Asks("analysis.use")
    @OwnTransaction("waits for somebody else's server, and the answer holds personal data, which the store of answers must not; an id is asked once")
    AnalysisAnswer ask(@RequestBody @Valid AnalysisQuestion body) {
        return analyses.ask(body);
    }

    @PostMapping("/questions/{id}/cancel")
    void cancel(@PathVariable UUID id) {
        analyses.cancel(id);
    }

    @GetMapping("/questions")
    Page<AnalysisUse> own(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return analyses.own(new PageRequest(page, size));
    }

    @GetMapping("/uses")
    Page<AnalysisUse> uses(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable ContractRole role, @RequestParam(defaultValue = "0") int page,
                           @RequestParam(defaultValue = "20") int size) {
        return analyses.uses(q, role, new PageRequest(page, size));
    }
}
