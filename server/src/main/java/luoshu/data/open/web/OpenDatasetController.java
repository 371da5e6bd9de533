package luoshu.data.open.web;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.data.open.OpenChoices;
import luoshu.data.open.OpenDatasetAct;
import luoshu.data.open.OpenDatasetDraft;
import luoshu.data.open.OpenDatasetRow;
import luoshu.data.open.OpenDatasetState;
import luoshu.data.open.OpenDatasetStep;
import luoshu.data.open.OpenDatasetView;
import luoshu.data.open.OpenDatasets;
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

/** 公共数据开放, for the organs and the authority: making, judging, publishing and withdrawing data sets. */
@RestController
@RequestMapping("/api/work/open-datasets")
class OpenDatasetController {

    record NewOpenDataset(@NotNull UUID resource) {
    }

    /** {@code edition}: which version; without one, the newest. */
    record OpenDatasetActBody(@NotNull String note, @Nullable Integer edition) {
    }

    private final OpenDatasets datasets;

    OpenDatasetController(OpenDatasets datasets) {
        this.datasets = datasets;
    }

    @GetMapping
    Page<OpenDatasetRow> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable OpenDatasetState state, @RequestParam(defaultValue = "0") int page,
                              @RequestParam(defaultValue = "20") int size) {
        return datasets.list(q, state, new PageRequest(page, size));
    }

    @GetMapping("/choices")
    OpenChoices choices() {
        return datasets.choices();
    }

    @GetMapping("/{id}")
    OpenDatasetView one(@PathVariable UUID id, @RequestParam(required = false) @Nullable Integer edition) {
        return datasets.get(id, edition);
    }

    @GetMapping("/{id}/journal")
    List<OpenDatasetStep> journal(@PathVariable UUID id) {
        return datasets.journal(id);
    }

    @PostMapping
    @Asks("opendata.edit")
    OpenDatasetView create(@RequestBody @Valid NewOpenDataset body) {
        return datasets.create(body.resource());
    }

    @PutMapping("/{id}")
    @Asks("opendata.edit")
    OpenDatasetView save(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OpenDatasetDraft body) {
        return datasets.save(id, IfMatch.version(ifMatch), body);
    }

    /** The body is the file itself. */
    @PostMapping("/{id}/table")
    @Asks("opendata.edit")
    @OwnTransaction("streams a table before it opens a transaction; repeated, the same table takes its own place")
    OpenDatasetView upload(@PathVariable UUID id, @RequestParam String name, HttpServletRequest request) throws IOException {
        return datasets.upload(id, name, request.getInputStream());
    }

    @PostMapping("/{id}/report")
    @Asks("opendata.edit")
    OpenDatasetView report(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return datasets.report(id, IfMatch.version(ifMatch));
    }

    @PostMapping("/{id}/submit")
    @Asks("opendata.edit")
    OpenDatasetView submit(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OpenDatasetActBody body) {
        return act(id, OpenDatasetAct.SUBMIT, ifMatch, body);
    }

    @PostMapping("/{id}/recall")
    @Asks("opendata.edit")
    OpenDatasetView recall(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OpenDatasetActBody body) {
        return act(id, OpenDatasetAct.RECALL, ifMatch, body);
    }

    @PostMapping("/{id}/approve")
    @Asks("opendata.approve")
    OpenDatasetView approve(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OpenDatasetActBody body) {
        return act(id, OpenDatasetAct.APPROVE, ifMatch, body);
    }

    @PostMapping("/{id}/publish")
    @Asks("opendata.publish")
    OpenDatasetView publish(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OpenDatasetActBody body) {
        return act(id, OpenDatasetAct.PUBLISH, ifMatch, body);
    }

    @PostMapping("/{id}/refuse")
    @Asks("opendata.read")
    OpenDatasetView refuse(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OpenDatasetActBody body) {
        return act(id, OpenDatasetAct.REFUSE, ifMatch, body);
    }

    @PostMapping("/{id}/revise")
    @Asks("opendata.edit")
    OpenDatasetView revise(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OpenDatasetActBody body) {
        return act(id, OpenDatasetAct.REVISE, ifMatch, body);
    }

    @PostMapping("/{id}/withdraw")
    @Asks("opendata.approve")
    OpenDatasetView withdraw(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OpenDatasetActBody body) {
        return act(id, OpenDatasetAct.WITHDRAW, ifMatch, body);
    }

    @PostMapping("/{id}/discard")
    @Asks("opendata.edit")
    OpenDatasetView discard(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OpenDatasetActBody body) {
        return act(id, OpenDatasetAct.DISCARD, ifMatch, body);
    }

    private OpenDatasetView act(UUID id, OpenDatasetAct act, @Nullable String ifMatch, OpenDatasetActBody body) {
        return datasets.act(id, body.edition(), act, IfMatch.version(ifMatch), body.note());
    }
}
