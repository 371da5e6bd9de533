package luoshu.service.portal;

import org.jspecify.annotations.Nullable;

/** What somebody may be typing. {@code matterCode} is there for MATTER when a region's item is known. */
public record Suggestion(String text, @Nullable String matterCode, Kind kind) {

    public enum Kind { MATTER, SYNONYM, LIFE_EVENT }
}
