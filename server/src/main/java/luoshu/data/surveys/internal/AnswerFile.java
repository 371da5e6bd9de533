package luoshu.data.surveys.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.data.surveys.SurveyAnswerState;
import luoshu.data.surveys.SurveySheet;
import luoshu.kernel.access.Subject;
import org.jspecify.annotations.Nullable;

/** An organ's answer with its survey, as stored. {@code authors}: all who wrote it, the last one last. */
record AnswerFile(UUID id, SurveyFile survey, String organ, String organName, String duty, String region, SurveyAnswerState state, int version, SurveySheet sheet, List<String> authors,
                  @Nullable String authorName, Instant changedAt, String note) {

    Subject subject() {
        return new Subject(organ, duty, region, 0);
    }
}
