package luoshu.data.profiles.web;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import luoshu.data.profiles.MatchReviews;
import luoshu.data.profiles.PairDecision;
import luoshu.data.profiles.PairRow;
import luoshu.data.profiles.PairView;
import luoshu.data.profiles.ProfileAnswer;
import luoshu.data.profiles.ProfileLook;
import luoshu.data.profiles.ProfileQuestion;
import luoshu.data.profiles.Profiles;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 匹配核对, 档案, 我的档案. */
@RestController
class ProfileController {

    record SplitBody(@NotBlank @Size(max = 500) String reason) {
    }

    private static final String PAIRS = "/api/work/match-reviews";
    private final MatchReviews reviews;
    private final Profiles profiles;

    ProfileController(MatchReviews reviews, Profiles profiles) {
        this.reviews = reviews;
        this.profiles = profiles;
    }

    @GetMapping(PAIRS)
    Page<PairRow> list(@RequestParam(required = false) PairRow.@Nullable State state, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return reviews.list(state, new PageRequest(page, size));
    }

    @GetMapping(PAIRS + "/{id}")
    PairView pair(@PathVariable UUID id) {
        return reviews.get(id);
    }

    @PostMapping(PAIRS + "/{id}/decide")
    @Asks("profile.review")
    PairView decide(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid PairDecision body) {
        return reviews.decide(id, IfMatch.version(ifMatch), body);
    }

    @PostMapping(PAIRS + "/{id}/split")
    @Asks("profile.review")
    PairView split(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid SplitBody body) {
        return reviews.split(id, IfMatch.version(ifMatch), body.reason());
    }

    @PostMapping("/api/work/profiles/look")
    @Asks("profile.read")
    @OwnTransaction("the answer holds personal data, which the store of answers must not")
    ProfileAnswer look(@RequestBody @Valid ProfileQuestion body) {
        return profiles.look(body);
    }

    @GetMapping("/api/portal/profile")
    ProfileAnswer own() {
        return profiles.own();
    }

    @GetMapping("/api/portal/profile/looks")
    Page<ProfileLook> looks(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return profiles.looks(new PageRequest(page, size));
    }
}
