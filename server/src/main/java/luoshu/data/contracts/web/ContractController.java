package luoshu.data.contracts.web;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractJournalEntry;
import luoshu.data.contracts.ContractRole;
import luoshu.data.contracts.ContractRow;
import luoshu.data.contracts.ContractState;
import luoshu.data.contracts.Contracts;
import luoshu.data.contracts.NewContract;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 共享约定. */
@RestController
@RequestMapping("/api/work/contracts")
class ContractController {

    record ContractReason(@NotNull String reason) {
    }

    private final Contracts contracts;

    ContractController(Contracts contracts) {
        this.contracts = contracts;
    }

    @GetMapping
    Page<ContractRow> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable ContractRole role, @RequestParam(required = false) @Nullable ContractState state,
                           @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return contracts.list(q, role, state, new PageRequest(page, size));
    }

    @GetMapping("/{number}")
    Contract one(@PathVariable String number) {
        return contracts.get(number);
    }

    @GetMapping("/{number}/journal")
    List<ContractJournalEntry> journal(@PathVariable String number) {
        return contracts.journal(number);
    }

    @PostMapping
    @Asks("contract.manage")
    Contract draft(@RequestBody @Valid NewContract body) {
        return contracts.draft(body);
    }

    @PostMapping("/{number}/activate")
    Contract activate(@PathVariable String number, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return contracts.activate(number, IfMatch.version(ifMatch));
    }

    @PostMapping("/{number}/suspend")
    @Asks("contract.manage")
    Contract suspend(@PathVariable String number, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ContractReason body) {
        return contracts.suspend(number, IfMatch.version(ifMatch), body.reason());
    }

    @PostMapping("/{number}/resume")
    @Asks("contract.manage")
    Contract resume(@PathVariable String number, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ContractReason body) {
        return contracts.resume(number, IfMatch.version(ifMatch), body.reason());
    }

    @PostMapping("/{number}/end")
    @Asks("contract.manage")
    Contract end(@PathVariable String number, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ContractReason body) {
        return contracts.end(number, IfMatch.version(ifMatch), body.reason());
    }
}
