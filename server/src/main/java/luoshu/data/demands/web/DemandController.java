package luoshu.data.demands.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.data.contracts.ContractTerms;
import luoshu.data.demands.DemandAct;
import luoshu.data.demands.DemandJournalEntry;
import luoshu.data.demands.DemandRow;
import luoshu.data.demands.DemandSide;
import luoshu.data.demands.DemandState;
import luoshu.data.demands.DemandView;
import luoshu.data.demands.Demands;
import luoshu.kernel.access.Asks;
import luoshu.kernel.cases.CorrectionAnswer;
import luoshu.kernel.cases.Draft;
import luoshu.kernel.cases.DraftChange;
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

/** 供需对接: what an organ asks of others, and what others ask of it. */
@RestController
@RequestMapping("/api/work/demands")
class DemandController {

    record DemandBegin(@NotNull UUID resource) {
    }

    record DemandActBody(@NotNull String note) {
    }

    record DemandWithdrawal(@Nullable String reason) {
    }

    private final Demands demands;

    DemandController(Demands demands) {
        this.demands = demands;
    }

    @GetMapping
    Page<DemandRow> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable DemandSide side, @RequestParam(required = false) @Nullable DemandState state,
                         @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return demands.page(q, side, state, new PageRequest(page, size));
    }

    @PostMapping
    @Asks("demand.make")
    DemandView open(@RequestBody @Valid DemandBegin body) {
        return demands.open(body.resource());
    }

    @GetMapping("/{id}")
    DemandView one(@PathVariable UUID id) {
        return demands.get(id);
    }

    @GetMapping("/{id}/journal")
    List<DemandJournalEntry> journal(@PathVariable UUID id) {
        return demands.journal(id);
    }

    @GetMapping("/{id}/draft")
    Draft draft(@PathVariable UUID id) {
        return demands.draft(id);
    }

    @PutMapping("/{id}/draft")
    @Asks("demand.make")
    Draft save(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody DraftChange body) {
        return demands.save(id, IfMatch.version(ifMatch), body);
    }

    @PostMapping("/{id}/hand-in")
    @Asks("demand.make")
    DemandView handIn(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid DemandActBody body) {
        return act(id, DemandAct.HAND_IN, ifMatch, body);
    }

    @PostMapping("/{id}/recall")
    @Asks("demand.make")
    DemandView recall(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid DemandActBody body) {
        return act(id, DemandAct.RECALL, ifMatch, body);
    }

    @PostMapping("/{id}/discard")
    @Asks("demand.make")
    DemandView discard(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid DemandActBody body) {
        return act(id, DemandAct.DISCARD, ifMatch, body);
    }

    @PostMapping("/{id}/return")
    @Asks("demand.approve")
    DemandView giveBack(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid DemandActBody body) {
        return act(id, DemandAct.RETURN, ifMatch, body);
    }

    @PostMapping("/{id}/approve")
    @Asks("demand.approve")
    DemandView approve(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid DemandActBody body) {
        return act(id, DemandAct.APPROVE, ifMatch, body);
    }

    /** {@code If-Match}: the version of the case. */
    @PostMapping("/{id}/correct")
    @Asks("demand.make")
    DemandView correct(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody CorrectionAnswer body) {
        return demands.correct(id, IfMatch.version(ifMatch), body);
    }

    /** {@code If-Match}: the version of the case. */
    @PostMapping("/{id}/withdraw")
    @Asks("demand.make")
    DemandView withdraw(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody DemandWithdrawal body) {
        return demands.withdraw(id, IfMatch.version(ifMatch), body.reason());
    }

    @PutMapping("/{id}/terms")
    @Asks("demand.terms")
    DemandView terms(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ContractTerms body) {
        return demands.saveTerms(id, IfMatch.version(ifMatch), body);
    }

    @PostMapping("/{id}/conclude")
    @Asks("demand.terms")
    DemandView conclude(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid DemandActBody body) {
        return act(id, DemandAct.CONCLUDE, ifMatch, body);
    }

    @PostMapping("/{id}/supply")
    @Asks("demand.supply")
    DemandView supply(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid DemandActBody body) {
        return act(id, DemandAct.SUPPLY, ifMatch, body);
    }

    private DemandView act(UUID id, DemandAct act, @Nullable String ifMatch, DemandActBody body) {
        return demands.act(id, act, IfMatch.version(ifMatch), body.note());
    }
}
