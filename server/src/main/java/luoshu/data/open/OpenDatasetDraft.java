package luoshu.data.open;

import java.util.List;

import luoshu.data.catalog.UpdateCycle;
import org.jspecify.annotations.Nullable;

/** What is said about a data set. {@code theme}, {@code licence}: codes of {@code packages/data/opening.yaml}; the columns are those of its table, in their order. */
public record OpenDatasetDraft(@Nullable String title, @Nullable String description, @Nullable String theme, @Nullable String licence, @Nullable UpdateCycle frequency, List<String> keywords,
                               List<OpenColumn> columns) {

    public OpenDatasetDraft {
        keywords = keywords == null ? List.of() : List.copyOf(keywords);
        columns = columns == null ? List.of() : List.copyOf(columns);
    }
}
