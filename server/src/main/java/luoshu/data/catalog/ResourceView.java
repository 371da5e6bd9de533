package luoshu.data.catalog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An edition of an entry.
 *
 * @param code      given with the first publication
 * @param published number of the edition in force
 * @param content   in the words of this edition
 * @param matters   those the content names, in its order
 * @param findings  while it is written
 * @param origin   of an entry of another installation: it is only read here
 * @param possible  what the official who asks may do now
 */
public record ResourceView(UUID id, @Nullable String code, String organ, String organName, String region, int edition, ResourceState state, int version, @Nullable Integer published, ResourceDraft content,
                           List<ResourceMatter> matters, List<ResourceFinding> findings, List<ResourceCheck> checks, List<ResourceAct> possible,
                           String authorName, Instant changedAt, @Nullable Instant publishedAt, @Nullable EntryOrigin origin) {
}
