package luoshu.kernel.matters;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** Answers with which this matter is not the right one; {@code instead} is the slug of the right one. */
public record SituationStop(String when, Text text, @Nullable String instead, @Nullable String basis) {
}
