package luoshu.trust.materials.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.files.FileRef;
import luoshu.trust.materials.DraftReadings;
import luoshu.trust.materials.KeptOffer;
import luoshu.trust.materials.Spaces;
import luoshu.trust.materials.internal.DraftReading;
import luoshu.trust.materials.internal.SpaceOffers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Of an application being filled in: what the applicant has already, what its materials say, and whether they are kept. */
@RestController
@RequestMapping("/api/portal/drafts/{id}")
class DraftMaterialController {

    record KeepingChoice(boolean keep) {
    }

    record ChosenOffer(@NotBlank @Size(max = 200) String ref) {
    }

    private final SpaceOffers offers;
    private final DraftReading readings;
    private final Spaces spaces;
    private final Access access;

    DraftMaterialController(SpaceOffers offers, DraftReading readings, Spaces spaces, Access access) {
        this.offers = offers;
        this.readings = readings;
        this.spaces = spaces;
        this.access = access;
    }

    /** What need not be uploaded, since the applicant keeps it. */
    @GetMapping("/kept-materials")
    List<KeptOffer> kept(@PathVariable UUID id) {
        return offers.list(access.applicant(), id);
    }

    @PostMapping("/materials/{code}/kept-files")
    @Asks(of = Actor.Applicant.class)
    FileRef attach(@PathVariable UUID id, @PathVariable String code, @RequestBody @Valid ChosenOffer chosen) {
        return offers.attach(access.applicant(), id, code, chosen.ref());
    }

    @GetMapping("/readings")
    DraftReadings readings(@PathVariable UUID id) {
        return readings.get(access.applicant(), id);
    }

    @PostMapping("/readings")
    @Asks(of = Actor.Applicant.class)
    DraftReadings read(@PathVariable UUID id) {
        return readings.request(access.applicant(), id);
    }

    @GetMapping("/keeping")
    KeepingChoice keeping(@PathVariable UUID id) {
        return new KeepingChoice(spaces.keeping(access.applicant(), id));
    }

    @PutMapping("/keeping")
    @Asks(of = Actor.Applicant.class)
    KeepingChoice keep(@PathVariable UUID id, @RequestBody @Valid KeepingChoice choice) {
        return new KeepingChoice(spaces.changeKeeping(access.applicant(), id, choice.keep()));
    }
}
