package luoshu.kernel.matters;

import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A question as the browser asks it. */
public record Question(String code, Text text, @Nullable Text help, QuestionType type, List<QuestionOption> options, boolean hasCondition) {

    public static Question of(SituationQuestion authored) {
        return new Question(authored.code(), authored.text(), authored.help(), authored.type(), authored.options(), authored.when() != null);
    }
}
