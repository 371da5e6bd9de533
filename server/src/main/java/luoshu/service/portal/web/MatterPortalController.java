package luoshu.service.portal.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import luoshu.kernel.matters.ApplicantKind;
import luoshu.kernel.matters.MatterGuide;
import luoshu.kernel.matters.MatterGuides;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.matters.SituationOutcome;
import luoshu.kernel.matters.Situations;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.PageRequest;
import luoshu.service.portal.LifeEvent;
import luoshu.service.portal.MatterHit;
import luoshu.service.portal.MatterQuery;
import luoshu.service.portal.MatterSearch;
import luoshu.service.portal.MatterSearchResult;
import luoshu.service.portal.Suggestion;
import luoshu.service.portal.Theme;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finding a matter. Open to everybody: what is published is public (政府信息公开), so no permission is asked. */
@RestController
@RequestMapping("/api/public")
class MatterPortalController {

    private static final CacheControl SHORTLY = CacheControl.maxAge(Duration.ofSeconds(30)).cachePublic();
    private final MatterSearch search;
    private final Matters matters;
    private final MatterGuides guides;
    private final Situations situations;

    MatterPortalController(MatterSearch search, Matters matters, MatterGuides guides, Situations situations) {
        this.search = search;
        this.matters = matters;
        this.guides = guides;
        this.situations = situations;
    }

    record SituationQuery(@NotNull ApplicantKind applicantKind, @NotNull @Size(max = 60) Map<String, Object> answers, @Nullable Boolean commitment) {
    }

    @GetMapping("/matters")
    MatterSearchResult matters(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String audience,
                               @RequestParam(required = false) @Nullable String theme, @RequestParam(required = false) @Nullable String lifeEvent,
                               @RequestParam(required = false) @Nullable String region, @RequestParam(required = false) @Nullable String organ,
                               @RequestParam(required = false) @Nullable String projectType, @RequestParam(required = false) @Nullable Boolean online,
                               @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return search.search(new MatterQuery(blank(q), audience(audience), blank(theme), blank(lifeEvent), region(region), blank(organ), blank(projectType), online),
                new PageRequest(page, size));
    }

    @GetMapping("/matters/suggest")
    List<Suggestion> suggest(@RequestParam(defaultValue = "") String q, @RequestParam(required = false) @Nullable String region) {
        return search.suggest(q, region(region));
    }

    /** {@code code}: the 33-character code, or a slug with a region. */
    @GetMapping("/matters/{code}")
    ResponseEntity<MatterGuide> guide(@PathVariable String code, @RequestParam(required = false) @Nullable String region) {
        return ResponseEntity.ok().cacheControl(SHORTLY).body(guides.guide(matter(code, region)));
    }

    @GetMapping(path = "/matters/{code}/flow.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<byte[]> flow(@PathVariable String code, @RequestParam(required = false) @Nullable String region) {
        return ResponseEntity.ok().cacheControl(SHORTLY).contentType(MediaType.APPLICATION_XML).body(matter(code, region).definition().flow().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/matters/{code}/situation")
    @OwnTransaction("a query sent by POST: nothing is written")
    SituationOutcome situation(@PathVariable String code, @RequestParam(required = false) @Nullable String region, @RequestBody @Valid SituationQuery body) {
        return situations.resolve(matter(code, region).definition(), body.applicantKind(), body.answers(), Boolean.TRUE.equals(body.commitment()));
    }

    @GetMapping("/themes")
    List<Theme> themes(@RequestParam(defaultValue = "person") String audience, @RequestParam(required = false) @Nullable String region) {
        String wanted = audience(audience);
        Map<String, Integer> counts = search.countThemes(wanted == null ? "person" : wanted, region(region));
        return matters.listThemes().stream().filter(theme -> theme.audience().equals(wanted)).map(theme -> new Theme(theme.code(), theme.name(), counts.getOrDefault(theme.code(), 0))).toList();
    }

    @GetMapping("/life-events")
    List<LifeEvent> lifeEvents(@RequestParam(required = false) @Nullable String audience, @RequestParam(required = false) @Nullable String region) {
        String wanted = audience(audience);
        String here = region(region);
        return matters.listLifeEvents().stream().filter(event -> wanted == null || event.audience().equals(wanted))
                .map(event -> new LifeEvent(event.code(), event.audience(), event.icon(), event.name(), event.intro(),
                        event.matters().stream().map(slug -> search.find(slug, here)).flatMap(Optional<MatterHit>::stream).toList())).toList();
    }

    private PublishedMatter matter(String code, @Nullable String region) {
        if (code.length() == 33) {
            return matters.getByCode(code);
        }
        String here = region(region);
        Optional<PublishedMatter> found = here == null ? Optional.empty() : matters.findNearest(code, here);
        return found.or(() -> search.find(code, here).flatMap(hit -> matters.findByCode(hit.code()))).orElseThrow(() -> new NotFound("matter"));
    }

    private static @Nullable String audience(@Nullable String audience) {
        if (audience == null || audience.isBlank()) {
            return null;
        }
        if (!audience.equals("person") && !audience.equals("enterprise")) {
            throw new Invalid("/audience", "not-an-option", "audience 应为 person 或者 enterprise");
        }
        return audience;
    }

    private static @Nullable String region(@Nullable String region) {
        return region == null || region.isBlank() ? null : RegionCode.of(region).value();
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
