package luoshu.data.asking.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.data.asking.AskedMaterial;
import luoshu.data.asking.Asking;
import luoshu.data.asking.AskingTotals;
import luoshu.data.asking.CertificateChoice;
import luoshu.data.asking.NewReplacement;
import luoshu.data.asking.Replacement;
import luoshu.data.asking.Standing;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 为什么还要交. */
@RestController
@RequestMapping("/api/work/asked-materials")
class AskingController {

    private final Asking asking;

    AskingController(Asking asking) {
        this.asking = asking;
    }

    @GetMapping
    Page<AskedMaterial> page(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable Standing standing, @RequestParam(required = false) @Nullable String matter,
                             @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return asking.page(q, standing, matter, new PageRequest(page, size));
    }

    @GetMapping("/totals")
    AskingTotals totals() {
        return asking.totals();
    }

    @PostMapping("/count")
    AskingTotals count() {
        return asking.count();
    }

    @GetMapping("/certificate-types")
    List<CertificateChoice> certificateTypes() {
        return asking.certificateTypes();
    }

    @GetMapping("/replacements")
    List<Replacement> replacements() {
        return asking.replacements();
    }

    @PostMapping("/replacements")
    @Asks("asking.manage")
    Replacement add(@RequestBody @Valid NewReplacement replacement) {
        return asking.add(replacement);
    }

    record Withdrawal(@NotNull String reason) {
    }

    @PostMapping("/replacements/{id}/withdraw")
    @Asks("asking.manage")
    void withdraw(@PathVariable UUID id, @RequestBody @Valid Withdrawal withdrawal) {
        asking.withdraw(id, withdrawal.reason());
    }
}
