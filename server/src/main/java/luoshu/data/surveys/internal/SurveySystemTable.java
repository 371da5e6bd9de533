package luoshu.data.surveys.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import luoshu.data.surveys.SurveyAnswerView;
import luoshu.data.surveys.SurveyChoices;
import luoshu.data.surveys.SurveySystem;
import luoshu.data.surveys.Surveys;
import luoshu.kernel.access.Access;
import luoshu.kernel.jobs.TableSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The systems named in a survey as an Excel table: a system a row. */
@Component
class SurveySystemTable implements TableSource {

    private final Surveys surveys;
    private final SurveyContent content;
    private final Access access;

    SurveySystemTable(Surveys surveys, SurveyContent content, Access access) {
        this.surveys = surveys;
        this.content = content;
        this.access = access;
    }

    @Override
    public String list() {
        return "survey-systems";
    }

    @Override
    public void require() {
        access.require(Surveys.READ);
    }

    @Override
    public String title() {
        return "普查系统清单";
    }

    @Override
    public List<String> headers() {
        return List.of("区划", "单位", "系统", "用途", "数据库类型", "服务事项", "数据表数", "已编目资源", "未编目原因");
    }

    @Override
    public void rows(Map<String, String> query, RowSink sink) {
        UUID survey = SurveyTable.id(query.get("survey"));
        Map<String, String> databases = content.databases().stream().collect(Collectors.toMap(SurveyChoices.SurveyChoice::code, one -> one.name().zh()));
        surveys.stream(survey, answer -> answer.sheet().systems().forEach(system -> sink.row(cells(answer, system, databases))));
    }

    private static List<@Nullable Object> cells(SurveyAnswerView answer, SurveySystem system, Map<String, String> databases) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(answer.region());
        cells.add(answer.organName());
        cells.add(system.name());
        cells.add(system.purpose());
        cells.add(system.database() == null ? null : databases.getOrDefault(system.database(), system.database()));
        cells.add(String.join("、", system.matters()));
        cells.add(system.tables());
        cells.add(String.join("、", system.resources()));
        cells.add(system.reason());
        return cells;
    }
}
