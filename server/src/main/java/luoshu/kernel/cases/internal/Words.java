package luoshu.kernel.cases.internal;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** Texts people must give. */
final class Words {

    static final int MOST = 2_000;

    private Words() {
    }

    static String required(@Nullable String text, String pointer, String message) {
        if (text == null || text.isBlank()) {
            throw new Invalid(pointer, "required", message);
        }
        if (text.length() > MOST) {
            throw new Invalid(pointer, "too-long", "最多 " + MOST + " 个字");
        }
        return text.strip();
    }

    /** The authored sentence of a decision with {@code {taskName}} and {@code {basis}} filled in. */
    static Text sentence(MatterDefinition definition, Text authored) {
        String basis = DecisionActs.basis(definition);
        return new Text(authored.zh().replace("{taskName}", definition.taskName().zh()).replace("{basis}", basis),
                authored.en().replace("{taskName}", definition.taskName().en()).replace("{basis}", basis));
    }
}
