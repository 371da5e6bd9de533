package luoshu.kernel.matters;

import luoshu.kernel.calendar.Limit;
import org.jspecify.annotations.Nullable;

/** A row of the implementing list for officials. {@code promise}: what the organ promises; {@code ownPromise}: whether that is its own, shorter one. */
public record ImplementationRow(String code, String taskCode, String organ, String organName, String region, String regionName, int useLevel, @Nullable Limit promise, boolean ownPromise,
                                boolean active, int version) {
}
