package luoshu.data.prefill.web;

import java.util.List;
import java.util.UUID;

import luoshu.data.prefill.PrefillOffer;
import luoshu.data.prefill.Prefills;
import luoshu.kernel.access.Access;
import luoshu.kernel.requests.OwnTransaction;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 可由共享数据填写, for applicants. */
@RestController
@RequestMapping("/api/portal/drafts/{id}/prefills")
class DraftPrefillController {

    private final Prefills prefills;
    private final Access access;

    DraftPrefillController(Prefills prefills, Access access) {
        this.prefills = prefills;
        this.access = access;
    }

    @GetMapping
    List<PrefillOffer> offers(@PathVariable UUID id) {
        return prefills.offers(access.applicant(), id);
    }

    @PostMapping("/{rule}/agree")
    PrefillOffer agree(@PathVariable UUID id, @PathVariable UUID rule) {
        return prefills.agree(access.applicant(), id, rule);
    }

    @PostMapping("/{rule}/withdraw")
    PrefillOffer withdraw(@PathVariable UUID id, @PathVariable UUID rule) {
        return prefills.withdraw(access.applicant(), id, rule);
    }

    @PostMapping("/{rule}/fill")
    @OwnTransaction("waits for somebody else's server; what is filled in already is not asked again")
    PrefillOffer fill(@PathVariable UUID id, @PathVariable UUID rule) {
        return prefills.fill(access.applicant(), id, rule);
    }
}
