package luoshu.data.sources.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import luoshu.data.catalog.DataGrade;
import luoshu.data.catalog.DataType;
import luoshu.data.catalog.ResourceChoices.DataElement;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceItem;
import luoshu.data.sources.SourceTableView;
import luoshu.data.sources.SourceTableView.SourceColumn;
import org.jspecify.annotations.Nullable;

/** The draft of a catalogue entry that a table makes; what nobody can know from a table stays open. */
final class TableDraft {

    private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern ASIDE = Pattern.compile("[（(；;，,。:：\\s].*", Pattern.DOTALL);
    private static final String FORMAT = "database";
    private static final int MOST_ITEMS = 500;

    private TableDraft() {
    }

    static ResourceDraft of(String source, SourceTableView table, List<SourceColumn> columns, List<DataElement> elements, List<String> formats) {
        List<ResourceItem> items = columns.stream().limit(MOST_ITEMS).map(column -> item(column, elements)).toList();
        int sensitivity = items.stream().mapToInt(ResourceItem::sensitivity).max().orElse(1);
        return new ResourceDraft(cut(table.comment() == null ? table.name() : table.comment(), 200), null, null, List.of(), DataGrade.ofSensitivity(sensitivity), null, null, null, List.of(), null, null, null, null, null,
                formats.contains(FORMAT) ? List.of(FORMAT) : List.of(), cut(source, 200), List.of(), null, items);
    }

    /** An element's standard settles type and length; else they are as in the database. */
    private static ResourceItem item(SourceColumn column, List<DataElement> elements) {
        Optional<DataElement> element = elements.stream().filter(one -> one.code().equals(column.suggestion().element())).findFirst();
        DataType type = element.map(DataElement::type).orElse(column.type());
        Integer length = element.isPresent() ? element.get().length() : column.length();
        Integer scale = element.isPresent() ? element.get().scale() : column.scale();
        return new ResourceItem(name(column, element), FIELD.matcher(column.name()).matches() ? column.name() : null, type, length, scale, column.required(), element.map(DataElement::codeTable).orElse(null),
                element.map(DataElement::code).orElse(null), null, column.suggestion().sensitivity(), column.suggestion().personal(), null, null, false);
    }

    /** The first words of the comment: what follows explains. */
    private static String name(SourceColumn column, Optional<DataElement> element) {
        @Nullable String comment = column.comment();
        String said = comment == null ? "" : ASIDE.matcher(comment.strip()).replaceFirst("");
        return cut(!said.isEmpty() ? said : element.map(one -> one.name().zh()).orElse(column.name()), 100);
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest));
    }
}
