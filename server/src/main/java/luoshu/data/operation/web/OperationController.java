package luoshu.data.operation.web;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.data.operation.DisputeDraft;
import luoshu.data.operation.MeteredDay;
import luoshu.data.operation.OperationAct;
import luoshu.data.operation.OperationAgreement;
import luoshu.data.operation.OperationDispute;
import luoshu.data.operation.OperationDisputes;
import luoshu.data.operation.OperationDraft;
import luoshu.data.operation.OperationJournalEntry;
import luoshu.data.operation.OperationMetering;
import luoshu.data.operation.OperationRow;
import luoshu.data.operation.OperationState;
import luoshu.data.operation.Operations;
import luoshu.kernel.access.Asks;
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

/** 授权运营协议、计量、异议. */
@RestController
@RequestMapping("/api/work/operations")
class OperationController {

    record OperationReason(@NotNull String reason) {
    }

    record MeasureBody(@NotNull LocalDate day) {
    }

    private final Operations operations;
    private final OperationMetering metering;
    private final OperationDisputes disputes;

    OperationController(Operations operations, OperationMetering metering, OperationDisputes disputes) {
        this.operations = operations;
        this.metering = metering;
        this.disputes = disputes;
    }

    @GetMapping
    Page<OperationRow> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable OperationState state, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return operations.list(q, state, new PageRequest(page, size));
    }

    @GetMapping("/{number}")
    OperationAgreement one(@PathVariable String number) {
        return operations.get(number);
    }

    @GetMapping("/{number}/journal")
    List<OperationJournalEntry> journal(@PathVariable String number) {
        return operations.journal(number);
    }

    @PostMapping
    @Asks("operation.edit")
    OperationAgreement create(@RequestBody @Valid OperationDraft body) {
        return operations.create(body);
    }

    @PutMapping("/{number}")
    @Asks("operation.edit")
    OperationAgreement save(@PathVariable String number, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OperationDraft body) {
        return operations.save(number, IfMatch.version(ifMatch), body);
    }

    @PostMapping("/{number}/conclude")
    OperationAgreement conclude(@PathVariable String number, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return operations.act(number, OperationAct.CONCLUDE, IfMatch.version(ifMatch), "");
    }

    @PostMapping("/{number}/begin")
    OperationAgreement begin(@PathVariable String number, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return operations.act(number, OperationAct.BEGIN, IfMatch.version(ifMatch), "");
    }

    @PostMapping("/{number}/suspend")
    @Asks("operation.approve")
    OperationAgreement suspend(@PathVariable String number, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OperationReason body) {
        return operations.act(number, OperationAct.SUSPEND, IfMatch.version(ifMatch), body.reason());
    }

    @PostMapping("/{number}/resume")
    @Asks("operation.approve")
    OperationAgreement resume(@PathVariable String number, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OperationReason body) {
        return operations.act(number, OperationAct.RESUME, IfMatch.version(ifMatch), body.reason());
    }

    /** A draft is withdrawn by who may write it, too. */
    @PostMapping("/{number}/end")
    @Asks("operation.read")
    OperationAgreement end(@PathVariable String number, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OperationReason body) {
        return operations.act(number, OperationAct.END, IfMatch.version(ifMatch), body.reason());
    }

    @GetMapping("/{number}/days")
    List<MeteredDay> days(@PathVariable String number, @RequestParam LocalDate from, @RequestParam LocalDate until) {
        return metering.days(number, from, until);
    }

    @PostMapping("/{number}/days")
    @Asks("operation.edit")
    List<MeteredDay> measure(@PathVariable String number, @RequestBody @Valid MeasureBody body) {
        return metering.measure(number, body.day());
    }

    @GetMapping("/{number}/disputes")
    List<OperationDispute> disputes(@PathVariable String number) {
        return disputes.list(number);
    }

    @PostMapping("/{number}/disputes")
    @Asks("operation.edit")
    OperationDispute raise(@PathVariable String number, @RequestBody @Valid DisputeDraft body) {
        return disputes.raise(number, body);
    }
}
