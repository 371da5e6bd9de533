package luoshu.trust.seals.web;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.seals.SealAct;
import luoshu.trust.seals.SealAdministration;
import luoshu.trust.seals.SealChoice;
import luoshu.trust.seals.SealHolder;
import luoshu.trust.seals.SealJournalEntry;
import luoshu.trust.seals.SealState;
import luoshu.trust.seals.SealUseRow;
import luoshu.trust.seals.SealView;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 印章管理. */
@RestController
@RequestMapping("/api/work/seals")
class SealController {

    private final SealAdministration seals;

    SealController(SealAdministration seals) {
        this.seals = seals;
    }

    @GetMapping
    Page<SealView> list(@RequestParam(required = false) @Nullable SealState state, @RequestParam(required = false) SealHolder.@Nullable Kind holder,
                        @RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return seals.page(state, holder, q, new PageRequest(page, size));
    }

    @GetMapping("/choices")
    List<SealChoice> choices() {
        return seals.choices();
    }

    @GetMapping("/{id}")
    SealView one(@PathVariable String id) {
        return seals.get(id);
    }

    @GetMapping("/{id}/picture")
    void picture(@PathVariable String id, HttpServletResponse response) throws IOException {
        Pictures.send(seals.picture(id), response);
    }

    @GetMapping("/{id}/journal")
    List<SealJournalEntry> journal(@PathVariable String id) {
        return seals.journal(id);
    }

    @GetMapping("/{id}/uses")
    Page<SealUseRow> uses(@PathVariable String id, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return seals.uses(id, new PageRequest(page, size));
    }

    @PostMapping
    @Asks("seal.keep")
    SealView apply(@RequestBody @Valid SealApplicationBody body) {
        return seals.apply(body.words(), body.note());
    }

    @PostMapping("/{id}/approve")
    @Asks("seal.approve")
    SealView approve(@PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody @Valid SealNoteBody body) {
        return seals.act(id, SealAct.APPROVE, IfMatch.version(version), body.note());
    }

    @PostMapping("/{id}/refuse")
    @Asks("seal.approve")
    SealView refuse(@PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody @Valid SealNoteBody body) {
        return seals.act(id, SealAct.REFUSE, IfMatch.version(version), body.note());
    }

    @PostMapping("/{id}/make")
    @Asks("seal.make")
    SealView make(@PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody @Valid SealNoteBody body) {
        return seals.act(id, SealAct.MAKE, IfMatch.version(version), body.note());
    }

    @PostMapping("/{id}/file")
    @Asks("seal.make")
    SealView file(@PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody @Valid SealNoteBody body) {
        return seals.act(id, SealAct.FILE, IfMatch.version(version), body.note());
    }

    @PostMapping("/{id}/enable")
    @Asks("seal.keep")
    SealView enable(@PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody @Valid SealNoteBody body) {
        return seals.act(id, SealAct.ENABLE, IfMatch.version(version), body.note());
    }

    @PostMapping("/{id}/suspend")
    @Asks("seal.keep")
    SealView suspend(@PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody @Valid SealNoteBody body) {
        return seals.act(id, SealAct.SUSPEND, IfMatch.version(version), body.note());
    }

    @PostMapping("/{id}/resume")
    @Asks("seal.keep")
    SealView resume(@PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody @Valid SealNoteBody body) {
        return seals.act(id, SealAct.RESUME, IfMatch.version(version), body.note());
    }

    @PostMapping("/{id}/cancel")
    @Asks("seal.read")
    SealView cancel(@PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody @Valid SealNoteBody body) {
        return seals.act(id, SealAct.CANCEL, IfMatch.version(version), body.note());
    }

    /** @param words of a special seal, as offered; empty for the holder's own */
    record SealApplicationBody(@NotNull String words, @NotNull String note) {
    }

    record SealNoteBody(@NotNull String note) {
    }
}
