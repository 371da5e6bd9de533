package luoshu.data.analysis.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import luoshu.data.analysis.SavedAnalyses;
import luoshu.data.analysis.SavedAnalysis;
import luoshu.data.analysis.SavedAnalysisDraft;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.OwnTransaction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 分析: saved questions. */
@RestController
@RequestMapping("/api/work/saved-analyses")
class SavedAnalysisController {

    private final SavedAnalyses analyses;

    SavedAnalysisController(SavedAnalyses analyses) {
        this.analyses = analyses;
    }

    @GetMapping
    List<SavedAnalysis> list() {
        return analyses.list();
    }

    @GetMapping("/{id}")
    SavedAnalysis one(@PathVariable UUID id) {
        return analyses.get(id);
    }

    @PostMapping
    @Asks("analysis.use")
    SavedAnalysis create(@RequestBody @Valid SavedAnalysisDraft body) {
        return analyses.create(body);
    }

    @PutMapping("/{id}")
    @Asks("analysis.use")
    @OwnTransaction("reads the statement before it opens a transaction; a repeated one finds another version")
    SavedAnalysis save(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid SavedAnalysisDraft body) {
        return analyses.save(id, IfMatch.version(ifMatch), body);
    }

    @PostMapping("/{id}/remove")
    void remove(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        analyses.remove(id, IfMatch.version(ifMatch));
    }
}
