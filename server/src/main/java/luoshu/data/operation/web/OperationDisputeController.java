package luoshu.data.operation.web;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.data.operation.OperationDispute;
import luoshu.data.operation.OperationDisputes;
import luoshu.data.operation.Recount;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers to 异议 about metering and settlement. */
@RestController
@RequestMapping("/api/work/operation-disputes")
class OperationDisputeController {

    record AcceptBody(@NotNull String reason, @Nullable Long quantity) {
    }

    record RefuseBody(@NotNull String reason) {
    }

    private final OperationDisputes disputes;

    OperationDisputeController(OperationDisputes disputes) {
        this.disputes = disputes;
    }

    @GetMapping("/{id}/recount")
    Recount recount(@PathVariable UUID id) {
        return disputes.recount(id);
    }

    @PostMapping("/{id}/accept")
    @Asks("operation.approve")
    OperationDispute accept(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid AcceptBody body) {
        return disputes.accept(id, IfMatch.version(ifMatch), body.reason(), body.quantity());
    }

    @PostMapping("/{id}/refuse")
    @Asks("operation.approve")
    OperationDispute refuse(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid RefuseBody body) {
        return disputes.refuse(id, IfMatch.version(ifMatch), body.reason());
    }
}
