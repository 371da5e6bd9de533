package luoshu.data.surveys;

import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** What a survey asks, and within what bounds. {@code leastDays} … : working days. */
public record SurveyChoices(String basis, int leastDays, int mostDays, int usualDays, List<SurveyQuestion> questions, List<SurveyChoice> databases, List<SurveyChoice> duties) {

    public record SurveyChoice(String code, Text name) {
    }

    /** @param counted from what the number is counted; absent: it is asked */
    public record SurveyQuestion(String code, Text name, Kind kind, boolean required, @Nullable Counted counted) {

        public enum Kind { COUNT, TEXT }

        public enum Counted { SYSTEMS, REGISTERED, UNREGISTERED, TABLES }
    }
}
