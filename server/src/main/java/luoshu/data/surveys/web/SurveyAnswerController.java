package luoshu.data.surveys.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.data.surveys.SurveyAnswerAct;
import luoshu.data.surveys.SurveyAnswerView;
import luoshu.data.surveys.SurveyJournalEntry;
import luoshu.data.surveys.SurveySheet;
import luoshu.data.surveys.Surveys;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 普查填报: an organ's sheet, written, handed in, confirmed, returned and accepted. */
@RestController
@RequestMapping("/api/work/survey-answers/{id}")
class SurveyAnswerController {

    record SurveyActBody(@NotNull String note) {
    }

    private final Surveys surveys;

    SurveyAnswerController(Surveys surveys) {
        this.surveys = surveys;
    }

    @GetMapping
    SurveyAnswerView one(@PathVariable UUID id) {
        return surveys.answer(id);
    }

    @GetMapping("/journal")
    List<SurveyJournalEntry> journal(@PathVariable UUID id) {
        return surveys.journal(id);
    }

    @PutMapping
    @Asks("survey.answer")
    SurveyAnswerView save(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody SurveySheet body) {
        return surveys.save(id, IfMatch.version(ifMatch), body);
    }

    @PostMapping("/hand-in")
    @Asks("survey.answer")
    SurveyAnswerView handIn(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid SurveyActBody body) {
        return act(id, SurveyAnswerAct.HAND_IN, ifMatch, body);
    }

    @PostMapping("/recall")
    @Asks("survey.answer")
    SurveyAnswerView recall(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid SurveyActBody body) {
        return act(id, SurveyAnswerAct.RECALL, ifMatch, body);
    }

    @PostMapping("/confirm")
    @Asks("survey.confirm")
    SurveyAnswerView confirm(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid SurveyActBody body) {
        return act(id, SurveyAnswerAct.CONFIRM, ifMatch, body);
    }

    @PostMapping("/return")
    @Asks("survey.read")
    SurveyAnswerView giveBack(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid SurveyActBody body) {
        return act(id, SurveyAnswerAct.RETURN, ifMatch, body);
    }

    @PostMapping("/accept")
    @Asks("survey.manage")
    SurveyAnswerView accept(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid SurveyActBody body) {
        return act(id, SurveyAnswerAct.ACCEPT, ifMatch, body);
    }

    private SurveyAnswerView act(UUID id, SurveyAnswerAct act, @Nullable String ifMatch, SurveyActBody body) {
        return surveys.act(id, act, IfMatch.version(ifMatch), body.note());
    }
}
