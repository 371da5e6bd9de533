package luoshu.data.surveys.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import luoshu.trust.messages.Messages;
import luoshu.trust.messages.Notice;
import luoshu.trust.messages.Recipient;
import org.springframework.stereotype.Component;

/** What organs are told of a survey. */
@Component
class SurveyNews {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private final Messages messages;
    private final Clock clock;

    SurveyNews(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    void started(SurveyFile survey, List<AnswerFile> answers) {
        tell("survey.started", "started", survey, answers);
    }

    /** Once a day. */
    void remind(SurveyFile survey, List<AnswerFile> answers) {
        tell("survey.reminder", "reminder:" + LocalDate.ofInstant(clock.instant(), CHINA), survey, answers);
    }

    private void tell(String template, String what, SurveyFile survey, List<AnswerFile> answers) {
        messages.notify(answers.stream().map(answer -> new Notice("survey:" + survey.id() + ":" + what, Recipient.organ(answer.organ()), template,
                Map.of("organName", survey.organName(), "title", survey.title(), "dueOn", survey.due().toString()), null, survey.subject())).toList());
    }
}
