package luoshu.data.surveys;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An organ's answer in the list of a survey. */
public record SurveyAnswerRow(UUID id, String organ, String organName, String region, SurveyAnswerState state, boolean late, int systems, int registered, long tables, @Nullable String responsible,
                              Instant changedAt, @Nullable Instant confirmedAt) {
}
