package luoshu.kernel.matters;

import org.jspecify.annotations.Nullable;

/** One value that differs between two versions; list elements are addressed by their code: {@code /materials/id_card/name/zh}. */
public record Difference(String path, @Nullable String before, @Nullable String after) {
}
