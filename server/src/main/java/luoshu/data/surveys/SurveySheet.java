package luoshu.data.surveys;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What an organ says of its systems and data. {@code remark}: also why it has no system at all. */
public record SurveySheet(List<SurveySystem> systems, List<SurveyFigure> figures, @Nullable String remark) {

    public SurveySheet {
        systems = systems == null ? List.of() : List.copyOf(systems);
        figures = figures == null ? List.of() : List.copyOf(figures);
    }

    public static SurveySheet empty() {
        return new SurveySheet(List.of(), List.of(), null);
    }
}
