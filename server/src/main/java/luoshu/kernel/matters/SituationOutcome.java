package luoshu.kernel.matters;

import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * What the answers so far mean.
 *
 * @param complete  every question that applies is answered and no stop applies
 * @param next      the first question that applies and is not answered
 * @param asked     codes of the questions that apply, in order, up to and including {@code next}
 * @param stops     why this matter is not the right one
 * @param materials what to bring in this situation; only what is certain while not complete
 */
public record SituationOutcome(boolean complete, @Nullable Question next, List<String> asked, List<Text> stops, List<Text> notes, List<MaterialGuide> materials, List<Fee> fees) {
}
