package luoshu.service.portal;

import org.jspecify.annotations.Nullable;

/**
 * What is looked for; every part may be null. {@code region}, 12 digits: each matter appears as the item of the nearest organ on the way up; without it, of the highest
 * organ.
 */
public record MatterQuery(@Nullable String q, @Nullable String audience, @Nullable String theme, @Nullable String lifeEvent, @Nullable String region, @Nullable String organ,
                          @Nullable String projectType, @Nullable Boolean online) {
}
