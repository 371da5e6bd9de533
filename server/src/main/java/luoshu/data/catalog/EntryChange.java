package luoshu.data.catalog;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An own entry as it is now, told because it changed.
 *
 * @param revision    of the catalogue when it changed, rising
 * @param edition     in force; absent: withdrawn
 * @param content     of that edition; absent as it
 * @param publishedAt of that edition; absent as it
 */
public record EntryChange(long revision, String code, String organ, String organName, String duty, String region, int confidentiality, @Nullable Integer edition, @Nullable ResourceDraft content,
                          @Nullable Instant publishedAt) {
}
