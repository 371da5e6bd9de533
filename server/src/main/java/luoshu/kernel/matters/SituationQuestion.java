package luoshu.kernel.matters;

import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A question as authored; {@code when} is FEEL over earlier answers, null means always asked. */
public record SituationQuestion(String code, Text text, @Nullable Text help, QuestionType type, List<QuestionOption> options, @Nullable String when) {
}
