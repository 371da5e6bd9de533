package luoshu.data.exchange.web;

import java.util.UUID;

import luoshu.data.exchange.ExchangeCheck;
import luoshu.data.exchange.ExchangeFlowDraft;
import luoshu.data.exchange.ExchangeFlowRow;
import luoshu.data.exchange.ExchangeFlowView;
import luoshu.data.exchange.ExchangeFlows;
import luoshu.data.exchange.ExchangeRejection;
import luoshu.data.exchange.ExchangeRun;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.OwnTransaction;
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

/** 库表交换. */
@RestController
@RequestMapping("/api/work/exchange-flows")
class ExchangeFlowController {

    /** @param anew an incremental run begins at the first row */
    record ExchangeStartBody(boolean anew) {
    }

    private final ExchangeFlows flows;

    ExchangeFlowController(ExchangeFlows flows) {
        this.flows = flows;
    }

    @GetMapping
    Page<ExchangeFlowRow> list(@RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return flows.list(q, new PageRequest(page, size));
    }

    @GetMapping("/{id}")
    ExchangeFlowView one(@PathVariable UUID id) {
        return flows.get(id);
    }

    @PostMapping
    @Asks("exchange.manage")
    ExchangeFlowView create(@RequestBody ExchangeFlowDraft body) {
        return flows.create(body);
    }

    @PutMapping("/{id}")
    @Asks("exchange.manage")
    ExchangeFlowView save(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody ExchangeFlowDraft body) {
        return flows.save(id, IfMatch.version(ifMatch), body);
    }

    @PostMapping("/{id}/remove")
    void remove(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        flows.remove(id, IfMatch.version(ifMatch));
    }

    @PostMapping("/{id}/check")
    @OwnTransaction("waits for other servers outside any transaction; a repetition looks again")
    ExchangeCheck check(@PathVariable UUID id) {
        return flows.check(id);
    }

    @GetMapping("/{id}/runs")
    Page<ExchangeRun> runs(@PathVariable UUID id, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return flows.runs(id, new PageRequest(page, size));
    }

    @PostMapping("/{id}/runs")
    @Asks("exchange.manage")
    ExchangeRun start(@PathVariable UUID id, @RequestBody ExchangeStartBody body) {
        return flows.start(id, body.anew());
    }

    @GetMapping("/{id}/runs/{run}")
    ExchangeRun run(@PathVariable UUID id, @PathVariable UUID run) {
        return flows.run(id, run);
    }

    @PostMapping("/{id}/runs/{run}/pause")
    ExchangeRun pause(@PathVariable UUID id, @PathVariable UUID run) {
        return flows.pause(id, run);
    }

    @PostMapping("/{id}/runs/{run}/resume")
    ExchangeRun resume(@PathVariable UUID id, @PathVariable UUID run) {
        return flows.resume(id, run);
    }

    @PostMapping("/{id}/runs/{run}/cancel")
    ExchangeRun cancel(@PathVariable UUID id, @PathVariable UUID run) {
        return flows.cancel(id, run);
    }

    @PostMapping("/{id}/runs/{run}/reconcile")
    ExchangeRun reconcile(@PathVariable UUID id, @PathVariable UUID run) {
        return flows.reconcile(id, run);
    }

    @GetMapping("/{id}/runs/{run}/rejections")
    Page<ExchangeRejection> rejections(@PathVariable UUID id, @PathVariable UUID run, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return flows.rejections(id, run, new PageRequest(page, size));
    }

    @PostMapping("/{id}/runs/{run}/resend")
    void resend(@PathVariable UUID id, @PathVariable UUID run) {
        flows.resend(id, run);
    }
}
