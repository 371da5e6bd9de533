package luoshu.data.catalog;

import org.jspecify.annotations.Nullable;

/** On what ground something is not shared or not open. {@code kind}: a code of the catalogue's table of grounds; {@code citation}: law and article. */
public record Ground(@Nullable String kind, @Nullable String citation) {
}
