package luoshu.trust.archives.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.jobs.Job;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.archives.Archives;
import luoshu.trust.archives.HandoverState;
import luoshu.trust.archives.HandoverView;
import luoshu.trust.archives.Handovers;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hand-over batches. */
@RestController
@RequestMapping("/api/work/archive-handovers")
class HandoverController {

    record HandoverBody(@NotNull @Size(min = 1, max = 100) List<UUID> packages) {
    }

    record SendingBody(boolean carrierSafe) {
    }

    private final Handovers handovers;
    private final Access access;

    HandoverController(Handovers handovers, Access access) {
        this.handovers = handovers;
        this.access = access;
    }

    @GetMapping
    Page<HandoverView> list(@RequestParam(required = false) @Nullable HandoverState state, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.require(Archives.READ);
        return handovers.list(state, new PageRequest(page, size));
    }

    @GetMapping("/{id}")
    HandoverView get(@PathVariable UUID id) {
        access.require(Archives.READ);
        return handovers.get(id);
    }

    @PostMapping
    @Asks("archive.hand-over")
    Job prepare(@RequestBody @Valid HandoverBody body) {
        return handovers.prepare(body.packages());
    }

    @PostMapping("/{id}/sending")
    @Asks("archive.hand-over")
    Job send(@PathVariable UUID id, @RequestBody SendingBody body) {
        return handovers.send(id, body.carrierSafe());
    }
}
