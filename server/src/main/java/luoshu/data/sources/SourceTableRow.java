package luoshu.data.sources;

import org.jspecify.annotations.Nullable;

/** A table as read. {@code rows}: about; {@code personal}: columns suggested as personal; {@code sensitivity}: the highest suggested, 1–4; {@code entries}: entries of the catalogue made from it. */
public record SourceTableRow(String name, boolean view, @Nullable String comment, @Nullable Long rows, int columns, int personal, int sensitivity, int entries) {
}
