package luoshu.data.cascade.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.data.cascade.CascadeNodes;
import luoshu.data.cascade.CascadeReconciliation;
import luoshu.data.cascade.LetterDirection;
import luoshu.data.cascade.LetterKind;
import luoshu.data.cascade.LetterState;
import luoshu.data.cascade.NodeDraft;
import luoshu.data.cascade.NodeMessage;
import luoshu.data.cascade.NodeView;
import luoshu.data.cascade.OwnNode;
import luoshu.data.cascade.ReturnedRecord;
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

/** 级联节点, 三级对账. */
@RestController
@RequestMapping("/api/work/cascade")
class CascadeController {

    record NodeSuspension(@NotNull String reason) {
    }

    private final CascadeNodes nodes;

    CascadeController(CascadeNodes nodes) {
        this.nodes = nodes;
    }

    @GetMapping("/own")
    OwnNode own() {
        return nodes.own();
    }

    @GetMapping("/reconciliation")
    CascadeReconciliation reconciliation() {
        return nodes.reconciliation();
    }

    @GetMapping("/returned")
    Page<ReturnedRecord> returned(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable LocalDate day, @RequestParam(defaultValue = "0") int page,
                                  @RequestParam(defaultValue = "20") int size) {
        return nodes.returned(q, day, new PageRequest(page, size));
    }

    @GetMapping("/nodes")
    List<NodeView> list() {
        return nodes.list();
    }

    @GetMapping("/nodes/{id}")
    NodeView one(@PathVariable UUID id) {
        return nodes.get(id);
    }

    @PostMapping("/nodes")
    @Asks("cascade.manage")
    NodeView register(@RequestBody NodeDraft body) {
        return nodes.register(body);
    }

    @PutMapping("/nodes/{id}")
    @Asks("cascade.manage")
    NodeView change(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody NodeDraft body) {
        return nodes.change(id, IfMatch.version(ifMatch), body);
    }

    @PostMapping("/nodes/{id}/suspend")
    @Asks("cascade.manage")
    NodeView suspend(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid NodeSuspension body) {
        return nodes.suspend(id, IfMatch.version(ifMatch), body.reason());
    }

    @PostMapping("/nodes/{id}/resume")
    NodeView resume(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return nodes.resume(id, IfMatch.version(ifMatch));
    }

    @GetMapping("/nodes/{id}/messages")
    Page<NodeMessage> messages(@PathVariable UUID id, @RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable LetterDirection direction, @RequestParam(required = false) @Nullable LetterState state,
                               @RequestParam(required = false) @Nullable LetterKind kind, @RequestParam(required = false) @Nullable LocalDate day, @RequestParam(defaultValue = "0") int page,
                               @RequestParam(defaultValue = "20") int size) {
        return nodes.messages(id, q, direction, state, kind, day, new PageRequest(page, size));
    }

    @PostMapping("/nodes/{id}/messages/{number}/again")
    NodeMessage again(@PathVariable UUID id, @PathVariable long number) {
        return nodes.again(id, number);
    }
}
