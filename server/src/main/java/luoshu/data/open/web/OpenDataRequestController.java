package luoshu.data.open.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.data.open.OpenDataRequest;
import luoshu.data.open.OpenDataRequestState;
import luoshu.data.open.OpenDataRequests;
import luoshu.kernel.access.Actor;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 有条件开放: requests of persons and enterprises, decided by organs. */
@RestController
class OpenDataRequestController {

    /** {@code agreement}: version of the one that was accepted. */
    record OpenDataAsking(@NotNull UUID dataset, @NotNull String purpose, @NotNull String agreement) {
    }

    record OpenDataDecision(boolean grant, @NotNull String reason, @Nullable LocalDate validUntil) {
    }

    record OpenDataRevocation(@NotNull String reason) {
    }

    private final OpenDataRequests requests;

    OpenDataRequestController(OpenDataRequests requests) {
        this.requests = requests;
    }

    @GetMapping("/api/portal/open-data-requests")
    List<OpenDataRequest> mine() {
        return requests.mine();
    }

    @PostMapping("/api/portal/open-data-requests")
    @Asks(of = Actor.Applicant.class)
    OpenDataRequest ask(@RequestBody @Valid OpenDataAsking body) {
        return requests.ask(body.dataset(), body.purpose(), body.agreement());
    }

    @PostMapping("/api/portal/open-data-requests/{id}/withdraw")
    OpenDataRequest withdraw(@PathVariable UUID id) {
        return requests.withdraw(id);
    }

    @GetMapping("/api/work/open-data-requests")
    Page<OpenDataRequest> list(@RequestParam(required = false) @Nullable OpenDataRequestState state, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return requests.list(state, new PageRequest(page, size));
    }

    @GetMapping("/api/work/open-data-requests/{id}")
    OpenDataRequest one(@PathVariable UUID id) {
        return requests.get(id);
    }

    @PostMapping("/api/work/open-data-requests/{id}/decide")
    @Asks("opendata.approve")
    OpenDataRequest decide(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OpenDataDecision body) {
        return requests.decide(id, IfMatch.version(ifMatch), body.grant(), body.reason(), body.validUntil());
    }

    @PostMapping("/api/work/open-data-requests/{id}/revoke")
    @Asks("opendata.approve")
    OpenDataRequest revoke(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid OpenDataRevocation body) {
        return requests.revoke(id, IfMatch.version(ifMatch), body.reason());
    }
}
