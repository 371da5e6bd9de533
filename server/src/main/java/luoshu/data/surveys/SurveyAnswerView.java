package luoshu.data.surveys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An organ's answer.
 *
 * @param note     why it was returned
 * @param possible what the official who asks may do now
 */
public record SurveyAnswerView(UUID id, UUID survey, String title, String instructions, LocalDate due, SurveyState surveyState, String organ, String organName, String region, SurveyAnswerState state,
                               int version, SurveySheet sheet, List<SurveyFigure> figures, List<SurveyLink> resources, @Nullable String authorName, Instant changedAt, String note,
                               List<SurveyAnswerAct> possible) {

    /** A registered resource the sheet names, or {@code id} and {@code name} absent: nothing in force has this code. */
    public record SurveyLink(String code, @Nullable UUID id, @Nullable String name) {
    }
}
