package luoshu.trust.archives.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.archives.Archives;
import luoshu.trust.archives.DisposalState;
import luoshu.trust.archives.DisposalView;
import luoshu.trust.archives.Disposals;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Destruction lists. */
@RestController
@RequestMapping("/api/work/archive-disposals")
class DisposalController {

    record DisposalBody(@NotNull @Size(min = 1, max = 200) List<UUID> packages, @NotBlank @Size(max = 500) String reason) {
    }

    record DisposalDecision(boolean approve, @NotBlank @Size(max = 500) String opinion) {
    }

    private final Disposals disposals;
    private final Access access;

    DisposalController(Disposals disposals, Access access) {
        this.disposals = disposals;
        this.access = access;
    }

    @GetMapping
    Page<DisposalView> list(@RequestParam(required = false) @Nullable DisposalState state, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.require(Archives.READ);
        return disposals.list(state, new PageRequest(page, size));
    }

    @GetMapping("/{id}")
    DisposalView get(@PathVariable UUID id) {
        access.require(Archives.READ);
        return disposals.get(id);
    }

    @PostMapping
    @Asks("archive.dispose")
    DisposalView propose(@RequestBody @Valid DisposalBody body) {
        return disposals.propose(body.packages(), body.reason());
    }

    @PostMapping("/{id}/decision")
    @Asks("archive.approve-disposal")
    DisposalView decide(@PathVariable UUID id, @RequestBody @Valid DisposalDecision body) {
        return disposals.decide(id, body.approve(), body.opinion());
    }
}
