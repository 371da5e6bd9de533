package luoshu.data.surveys.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.surveys.SurveyAnswerState;
import luoshu.data.surveys.SurveyAnswerView;
import luoshu.data.surveys.SurveyChoices;
import luoshu.data.surveys.SurveyFigure;
import luoshu.data.surveys.Surveys;
import luoshu.kernel.access.Access;
import luoshu.kernel.jobs.TableSource;
import luoshu.kernel.problems.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A survey as an Excel table: an organ a row, with its figures. */
@Component
class SurveyTable implements TableSource {

    private static final Map<SurveyAnswerState, String> STATES = Map.of(SurveyAnswerState.OPEN, "填报中", SurveyAnswerState.HANDED_IN, "待单位确认", SurveyAnswerState.CONFIRMED, "已上报",
            SurveyAnswerState.RETURNED, "已退回", SurveyAnswerState.ACCEPTED, "已审核");
    private final Surveys surveys;
    private final SurveyContent content;
    private final Access access;

    SurveyTable(Surveys surveys, SurveyContent content, Access access) {
        this.surveys = surveys;
        this.content = content;
        this.access = access;
    }

    @Override
    public String list() {
        return "survey-answers";
    }

    @Override
    public void require() {
        access.require(Surveys.READ);
    }

    @Override
    public String title() {
        return "数据资源普查";
    }

    @Override
    public List<String> headers() {
        List<String> headers = new ArrayList<>(List.of("区划", "单位", "状态"));
        content.questions().forEach(question -> headers.add(question.name().zh()));
        headers.add("填报人");
        headers.add("备注");
        return headers;
    }

    @Override
    public void rows(Map<String, String> query, RowSink sink) {
        UUID survey = id(query.get("survey"));
        sink.total(surveys.get(survey).totals().addressed());
        surveys.stream(survey, answer -> sink.row(cells(answer)));
    }

    /** @throws NotFound also for what is no id: nothing has it */
    static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException none) {
            throw new NotFound("survey");
        }
    }

    private List<@Nullable Object> cells(SurveyAnswerView answer) {
        List<@Nullable Object> cells = new ArrayList<>(List.of(answer.region(), answer.organName(), STATES.get(answer.state())));
        for (SurveyChoices.SurveyQuestion question : content.questions()) {
            SurveyFigure figure = answer.figures().stream().filter(one -> one.question().equals(question.code())).findFirst().orElse(null);
            cells.add(figure == null ? null : figure.number() != null ? figure.number() : figure.text());
        }
        cells.add(answer.authorName());
        cells.add(answer.sheet().remark());
        return cells;
    }
}
