package luoshu.data.catalog.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import luoshu.data.catalog.ResourceAct;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceJournalEntry;
import luoshu.data.catalog.ResourceRow;
import luoshu.data.catalog.ResourceState;
import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.Resources;
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

/** 资源编目: writing, assessing, publishing and withdrawing entries. */
@RestController
@RequestMapping("/api/work/managed-resources")
class ManagedResourceController {

    /** @param no codes of the questions of an assessment that are answered with no */
    record ResourceActBody(@NotNull String note, @NotNull @Size(max = 20) List<@NotNull String> no) {
    }

    record NewResourceBody(@NotNull String name) {
    }

    private final Resources resources;

    ManagedResourceController(Resources resources) {
        this.resources = resources;
    }

    @GetMapping
    Page<ResourceRow> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable ResourceState state, @RequestParam(defaultValue = "false") boolean awaiting,
                           @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return resources.managed(q, state, awaiting, new PageRequest(page, size));
    }

    @GetMapping("/{id}")
    ResourceView one(@PathVariable UUID id, @RequestParam(required = false) @Nullable Integer edition) {
        return resources.manage(id, edition);
    }

    @GetMapping("/{id}/journal")
    List<ResourceJournalEntry> journal(@PathVariable UUID id) {
        return resources.journal(id);
    }

    @PostMapping
    @Asks("resource.edit")
    ResourceView create(@RequestBody @Valid NewResourceBody body) {
        return resources.create(ResourceDraft.named(body.name()));
    }

    @PutMapping("/{id}")
    @Asks("resource.edit")
    ResourceView save(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ResourceDraft body) {
        return resources.save(id, IfMatch.version(ifMatch), body);
    }

    @PostMapping("/{id}/submit")
    @Asks("resource.edit")
    ResourceView submit(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ResourceActBody body) {
        return act(id, ResourceAct.SUBMIT, ifMatch, body);
    }

    @PostMapping("/{id}/recall")
    @Asks("resource.edit")
    ResourceView recall(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ResourceActBody body) {
        return act(id, ResourceAct.RECALL, ifMatch, body);
    }

    @PostMapping("/{id}/assess-secrecy")
    @Asks("resource.assess")
    ResourceView assessSecrecy(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ResourceActBody body) {
        return act(id, ResourceAct.ASSESS_SECRECY, ifMatch, body);
    }

    @PostMapping("/{id}/assess-personal")
    @Asks("resource.assess")
    ResourceView assessPersonal(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ResourceActBody body) {
        return act(id, ResourceAct.ASSESS_PERSONAL, ifMatch, body);
    }

    @PostMapping("/{id}/approve")
    @Asks("resource.approve")
    ResourceView approve(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ResourceActBody body) {
        return act(id, ResourceAct.APPROVE, ifMatch, body);
    }

    @PostMapping("/{id}/publish")
    @Asks("resource.publish")
    ResourceView publish(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ResourceActBody body) {
        return act(id, ResourceAct.PUBLISH, ifMatch, body);
    }

    @PostMapping("/{id}/refuse")
    @Asks("resource.read")
    ResourceView refuse(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ResourceActBody body) {
        return act(id, ResourceAct.REFUSE, ifMatch, body);
    }

    @PostMapping("/{id}/withdraw")
    @Asks("resource.edit")
    ResourceView withdraw(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ResourceActBody body) {
        return act(id, ResourceAct.WITHDRAW, ifMatch, body);
    }

    @PostMapping("/{id}/agree-withdrawal")
    @Asks("resource.publish")
    ResourceView agreeWithdrawal(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ResourceActBody body) {
        return act(id, ResourceAct.AGREE_WITHDRAWAL, ifMatch, body);
    }

    @PostMapping("/{id}/refuse-withdrawal")
    @Asks("resource.publish")
    ResourceView refuseWithdrawal(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ResourceActBody body) {
        return act(id, ResourceAct.REFUSE_WITHDRAWAL, ifMatch, body);
    }

    @PostMapping("/{id}/revise")
    @Asks("resource.edit")
    ResourceView revise(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ResourceActBody body) {
        return act(id, ResourceAct.REVISE, ifMatch, body);
    }

    @PostMapping("/{id}/delete")
    @Asks("resource.edit")
    ResourceView remove(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ResourceActBody body) {
        return act(id, ResourceAct.DELETE, ifMatch, body);
    }

    private ResourceView act(UUID id, ResourceAct act, @Nullable String ifMatch, ResourceActBody body) {
        return resources.act(id, act, IfMatch.version(ifMatch), body.note(), body.no());
    }
}
