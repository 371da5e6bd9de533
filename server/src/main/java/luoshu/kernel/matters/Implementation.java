package luoshu.kernel.matters;

import luoshu.kernel.calendar.Limit;
import org.jspecify.annotations.Nullable;

/**
 * One row of the implementing list 实施清单: this organ implements the matter at this level.
 *
 * @param organ    credit code of the organ
 * @param region   12-digit code of the region the organ serves
 * @param promise  the organ's own, shorter promise; null: the matter's
 */
public record Implementation(HandlingItemCode taskHandleItem, TaskCode taskCode, CatalogCode catalogCode, String slug, String organ, String organName, String duty, String region,
                             String regionName, int useLevel, @Nullable Limit promise) {
}
