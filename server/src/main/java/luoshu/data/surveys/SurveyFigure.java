package luoshu.data.surveys;

import org.jspecify.annotations.Nullable;

/** The answer to one question, {@code number} or {@code text} as the question asks. What is counted from the systems is not sent. */
public record SurveyFigure(String question, @Nullable Long number, @Nullable String text) {
}
