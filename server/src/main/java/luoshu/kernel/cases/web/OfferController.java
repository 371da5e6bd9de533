package luoshu.kernel.cases.web;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.MaterialOffer;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.problems.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 免提交: certificates that stand in for materials of an application. */
@RestController
@RequestMapping("/api/portal/drafts/{id}")
class OfferController {

    private static final int LONGEST = 100;
    private final Cases cases;
    private final Access access;

    OfferController(Cases cases, Access access) {
        this.cases = cases;
        this.access = access;
    }

    @GetMapping("/offers")
    List<MaterialOffer> offers(@PathVariable UUID id) {
        return cases.listOffers(access.applicant(), id);
    }

    /** Taking it is the consent to its use for this application. */
    @PostMapping("/materials/{code}/offers")
    @Asks(of = Actor.Applicant.class)
    FileRef take(@PathVariable UUID id, @PathVariable String code, @RequestBody TakenOffer taken) {
        if (taken.key == null || taken.key.length() > LONGEST) {
            throw new Invalid("/key", "required", "请选择证照");
        }
        return cases.takeOffer(access.applicant(), id, code, taken.key);
    }

    record TakenOffer(@Nullable String key) {
    }
}
