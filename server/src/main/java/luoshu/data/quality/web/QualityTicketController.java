package luoshu.data.quality.web;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import luoshu.data.quality.QualityTicket;
import luoshu.data.quality.QualityTicketRow;
import luoshu.data.quality.QualityTicketState;
import luoshu.data.quality.QualityTickets;
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

/** 质量工单. */
@RestController
@RequestMapping("/api/work/quality-tickets")
class QualityTicketController {

    record TicketNoteBody(@NotNull @Size(max = 1_000) String note) {
    }

    private final QualityTickets tickets;

    QualityTicketController(QualityTickets tickets) {
        this.tickets = tickets;
    }

    @GetMapping
    Page<QualityTicketRow> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable QualityTicketState state, @RequestParam(defaultValue = "0") int page,
                                @RequestParam(defaultValue = "20") int size) {
        return tickets.list(q, state, new PageRequest(page, size));
    }

    @GetMapping("/{id}")
    QualityTicket one(@PathVariable UUID id) {
        return tickets.get(id);
    }

    @PostMapping("/{id}/rectify")
    @Asks("quality.manage")
    QualityTicket rectify(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid TicketNoteBody body) {
        return tickets.rectify(id, IfMatch.version(ifMatch), body.note());
    }

    @PostMapping("/{id}/explain")
    @Asks("quality.manage")
    QualityTicket explain(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid TicketNoteBody body) {
        return tickets.explain(id, IfMatch.version(ifMatch), body.note());
    }

    @PostMapping("/{id}/accept")
    @Asks("quality.judge")
    QualityTicket accept(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid TicketNoteBody body) {
        return tickets.accept(id, IfMatch.version(ifMatch), body.note());
    }

    @PostMapping("/{id}/reject")
    @Asks("quality.judge")
    QualityTicket reject(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid TicketNoteBody body) {
        return tickets.reject(id, IfMatch.version(ifMatch), body.note());
    }
}
