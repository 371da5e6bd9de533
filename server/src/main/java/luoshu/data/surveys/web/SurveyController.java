package luoshu.data.surveys.web;

import java.util.List;
import java.util.UUID;

import luoshu.data.surveys.NewSurvey;
import luoshu.data.surveys.SurveyAnswerRow;
import luoshu.data.surveys.SurveyAnswerState;
import luoshu.data.surveys.SurveyChoices;
import luoshu.data.surveys.SurveyOrgan;
import luoshu.data.surveys.SurveyRow;
import luoshu.data.surveys.SurveyState;
import luoshu.data.surveys.SurveyView;
import luoshu.data.surveys.Surveys;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 数据资源普查: for the authority that asks and the organs that are asked. */
@RestController
@RequestMapping("/api/work/surveys")
class SurveyController {

    /** How many organs have not confirmed yet, and were told. */
    record SurveyReminded(int organs) {
    }

    private final Surveys surveys;
    private final Access access;

    SurveyController(Surveys surveys, Access access) {
        this.surveys = surveys;
        this.access = access;
    }

    @GetMapping
    Page<SurveyRow> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable SurveyState state, @RequestParam(defaultValue = "0") int page,
                         @RequestParam(defaultValue = "20") int size) {
        access.require(Surveys.READ);
        return surveys.page(q, state, new PageRequest(page, size));
    }

    @GetMapping("/choices")
    SurveyChoices choices() {
        return surveys.choices();
    }

    @GetMapping("/addressees")
    List<SurveyOrgan> addressees(@RequestParam(required = false) @Nullable String region, @RequestParam(required = false) @Nullable String duty) {
        return surveys.addressees(region, duty);
    }

    @PostMapping
    @Asks("survey.manage")
    SurveyView start(@RequestBody NewSurvey body) {
        return surveys.start(body);
    }

    @GetMapping("/{id}")
    SurveyView one(@PathVariable UUID id) {
        return surveys.get(id);
    }

    @GetMapping("/{id}/answers")
    Page<SurveyAnswerRow> answers(@PathVariable UUID id, @RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable SurveyAnswerState state,
                                  @RequestParam(required = false) @Nullable Boolean late, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.require(Surveys.READ);
        return surveys.answers(id, q, state, late, new PageRequest(page, size));
    }

    @PostMapping("/{id}/close")
    SurveyView close(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        access.require(Surveys.MANAGE);
        return surveys.close(id, IfMatch.version(ifMatch));
    }

    @PostMapping("/{id}/remind")
    SurveyReminded remind(@PathVariable UUID id) {
        return new SurveyReminded(surveys.remind(id));
    }
}
