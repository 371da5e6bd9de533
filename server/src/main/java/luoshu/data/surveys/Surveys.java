package luoshu.data.surveys;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Surveys and the answers of organs. What is out of reach does not exist: an organ sees its own answer, the authority those of its division. */
public interface Surveys {

    Permission READ = new Permission("survey.read");
    Permission ANSWER = new Permission("survey.answer");
    Permission CONFIRM = new Permission("survey.confirm");
    Permission MANAGE = new Permission("survey.manage");

    SurveyChoices choices();

    /** Organs a survey can be addressed to, by division and below and by duty; at most as many as one survey may ask. @throws luoshu.kernel.problems.Invalid when there are more */
    List<SurveyOrgan> addressees(@Nullable String region, @Nullable String duty);

    Page<SurveyRow> page(@Nullable String q, @Nullable SurveyState state, PageRequest page);

    SurveyView get(UUID id);

    /** Asks the organs; each has a task from now on and is told. */
    SurveyView start(NewSurvey survey);

    /** Ends it with what is answered by now. */
    SurveyView close(UUID id, int version);

    /** Tells the organs that have not confirmed yet, once a day. @return how many there are */
    int remind(UUID id);

    /** @param late only those that are, or only those that are not */
    Page<SurveyAnswerRow> answers(UUID id, @Nullable String q, @Nullable SurveyAnswerState state, @Nullable Boolean late, PageRequest page);

    SurveyAnswerView answer(UUID id);

    List<SurveyJournalEntry> journal(UUID answer);

    /** @throws luoshu.kernel.problems.Invalid what is out of bounds; what is only missing is refused when it is handed in */
    SurveyAnswerView save(UUID id, int version, SurveySheet sheet);

    SurveyAnswerView act(UUID id, SurveyAnswerAct act, int version, String note);

    /** Every answer of a survey within reach, with its sheet, in the order of divisions. */
    void stream(UUID id, Consumer<SurveyAnswerView> answer);
}
