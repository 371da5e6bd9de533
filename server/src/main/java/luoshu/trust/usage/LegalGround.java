package luoshu.trust.usage;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * On what ground an official may consult a certificate, as authored in {@code packages/usage}.
 *
 * @param needsCase only for a case within the official's reach
 * @param untold    null: its holder is told at once
 */
public record LegalGround(String code, Text name, String law, String article, boolean needsCase, @Nullable Untold untold) {

    /** For how long its holder is not told, and why. */
    public record Untold(int months, Text reason) {
    }

    public String cited() {
        return "《" + law + "》" + article;
    }
}
