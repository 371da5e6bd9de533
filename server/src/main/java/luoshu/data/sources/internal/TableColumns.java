package luoshu.data.sources.internal;

import java.util.List;

import luoshu.data.catalog.ResourceChoices.DataElement;
import luoshu.data.sources.ColumnProfile;
import luoshu.data.sources.ColumnSuggestion;
import luoshu.data.sources.SourceTableView.SourceColumn;
import org.jspecify.annotations.Nullable;

/** Columns of a table with what the rules of today suggest. */
final class TableColumns {

    private TableColumns() {
    }

    static List<SourceColumn> of(ReadingQueries.Kept kept, SensitivityRules rules, List<DataElement> elements) {
        TableRead table = kept.table();
        return table.columns().stream().map(column -> {
            ColumnProfile profile = kept.profile() == null ? null : kept.profile().columns().get(column.name());
            ColumnSuggestion suggestion = rules.suggest(column.name(), column.comment(), profile, elements);
            NationalType type = NationalType.of(column);
            return new SourceColumn(column.name(), column.comment(), column.typeName(), type.type(), type.length(), type.scale(), column.required(), table.primaryKey().contains(column.name()), column.unique(),
                    told(profile, suggestion), suggestion);
        }).toList();
    }

    /** What the rules took for harmless when the sample was taken may be personal to those of today. */
    private static @Nullable ColumnProfile told(@Nullable ColumnProfile profile, ColumnSuggestion suggestion) {
        return profile == null || !suggestion.personal() ? profile
                : new ColumnProfile(profile.rows(), profile.nulls(), profile.distinct(), profile.shortest(), profile.longest(), profile.pattern(), profile.percent(), List.of());
    }
}
