package luoshu.data.analysis.web;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import luoshu.data.analysis.AnalysisAlarm;
import luoshu.data.analysis.AnalysisAlarms;
import luoshu.data.analysis.AnalysisExport;
import luoshu.data.analysis.AnalysisExports;
import luoshu.data.analysis.AnalysisQuestion;
import luoshu.data.analysis.ExportRecognised;
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

/** Files of answers, whose they are, and 异常使用. */
@RestController
@RequestMapping("/api/work/analysis")
class AnalysisWatchController {

    record ExportBody(@NotNull @Valid AnalysisQuestion question, @NotNull AnalysisExport.Format format) {
    }

    record AcknowledgeBody(@NotNull @Size(max = 500) String words) {
    }

    private final AnalysisExports exports;
    private final AnalysisAlarms alarms;

    AnalysisWatchController(AnalysisExports exports, AnalysisAlarms alarms) {
        this.exports = exports;
        this.alarms = alarms;
    }

    @PostMapping("/exports")
    @Asks("analysis.use")
    @OwnTransaction("waits for somebody else's server, and the answer holds personal data, which the store of answers must not; an id is asked once")
    AnalysisExport export(@RequestBody @Valid ExportBody body) {
        return exports.export(body.question(), body.format());
    }

    /** The body is the file itself. */
    @PostMapping("/exports/recognise")
    @Asks("analysis.watch")
    @OwnTransaction("streams a file, which is looked at and not kept")
    ExportRecognised recognise(@RequestParam String name, HttpServletRequest request) throws IOException {
        return exports.recognise(request.getInputStream(), name);
    }

    @GetMapping("/alarms")
    Page<AnalysisAlarm> alarms(@RequestParam(required = false) @Nullable Boolean open, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return alarms.list(open, new PageRequest(page, size));
    }

    @PostMapping("/alarms/{id}/acknowledge")
    @Asks("analysis.watch")
    AnalysisAlarm acknowledge(@PathVariable UUID id, @RequestBody @Valid AcknowledgeBody body) {
        return alarms.acknowledge(id, body.words());
    }
}
