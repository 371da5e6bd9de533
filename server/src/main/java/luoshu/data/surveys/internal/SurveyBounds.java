package luoshu.data.surveys.internal;

import java.util.ArrayList;
import java.util.List;

import luoshu.data.surveys.NewSurvey;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import org.jspecify.annotations.Nullable;

/** What a survey needs before anybody is asked. */
final class SurveyBounds {

    private SurveyBounds() {
    }

    static void check(NewSurvey survey, SurveyContent content) {
        List<FieldError> errors = new ArrayList<>();
        text("/title", survey.title(), 100, "请填写普查名称", errors);
        text("/instructions", survey.instructions(), 4_000, "请填写填报要求", errors);
        if (survey.days() != null && (survey.days() < content.leastDays() || survey.days() > content.mostDays())) {
            errors.add(new FieldError("/days", "out-of-range", "期限为 " + content.leastDays() + "–" + content.mostDays() + " 个工作日"));
        }
        if (survey.organs().isEmpty() && (survey.region() == null || survey.region().isBlank())) {
            errors.add(new FieldError("/region", "required", "请选择区划或者单位"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static void text(String at, @Nullable String text, int longest, String missing, List<FieldError> errors) {
        if (text == null || text.isBlank()) {
            errors.add(new FieldError(at, "required", missing));
            return;
        }
        Storable.check(text, at);
        if (text.codePointCount(0, text.length()) > longest) {
            errors.add(new FieldError(at, "too-long", "不超过 " + longest + " 字"));
        }
    }
}
