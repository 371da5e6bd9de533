package luoshu.kernel.matters;

import org.jspecify.annotations.Nullable;

/** 归档保管期限; {@code years} null means permanently 永久. */
public record Retention(@Nullable Integer years, String basis) {
}
