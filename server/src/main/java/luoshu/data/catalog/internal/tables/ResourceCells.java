package luoshu.data.catalog.internal.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import luoshu.data.catalog.Ground;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceItem;
import luoshu.data.catalog.ResourceState;
import luoshu.kernel.texts.Cell;
import org.jspecify.annotations.Nullable;

/** An entry as rows of a table, one an item; one row where it has none yet. */
public final class ResourceCells {

    /** What an entry is beside its content. @param published its day, as text */
    public record Standing(@Nullable String code, String organ, String organName, ResourceState state, int edition, String published) {
    }

    private static final Standing NOWHERE = new Standing(null, "", "", ResourceState.CREATED, 1, "");
    private final ResourceWords words;

    public ResourceCells(ResourceWords words) {
        this.words = words;
    }

    public List<List<@Nullable Object>> rows(Standing standing, ResourceDraft draft) {
        List<@Nullable ResourceItem> items = draft.items().isEmpty() ? new ArrayList<>() : new ArrayList<>(draft.items());
        if (items.isEmpty()) {
            items.add(null);
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ResourceItem item : items) {
            List<@Nullable Object> row = new ArrayList<>();
            for (ResourceColumn column : ResourceColumn.all()) {
                row.add(!column.ofItem() ? entry(column, standing, draft) : item == null ? null : item(column, item));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Whether a table says the same of both. */
    public boolean same(ResourceDraft one, ResourceDraft other) {
        return said(one).equals(said(other));
    }

    private List<List<String>> said(ResourceDraft draft) {
        return rows(NOWHERE, draft).stream().map(row -> row.stream().map(ResourceCells::back).toList()).toList();
    }

    /** A cell as it comes in again: without blanks around it, and without the apostrophe that keeps spreadsheets from counting with it. */
    private static String back(@Nullable Object cell) {
        return plain(Cell.harmless(cell == null ? "" : String.valueOf(cell)));
    }

    static String plain(String text) {
        String clean = text.strip();
        return clean.startsWith("'") ? clean.substring(1).strip() : clean;
    }

    private @Nullable Object entry(ResourceColumn column, Standing standing, ResourceDraft d) {
        return switch (column) {
            case NAME -> d.name();
            case CODE -> standing.code();
            case PROVIDER -> standing.organName();
            case PROVIDER_CODE -> standing.organ();
            case CLASSIFICATION -> words.classes.word(d.classification());
            case SUMMARY -> d.summary();
            case KEYWORDS -> String.join(ResourceWords.SEPARATOR, d.keywords());
            case GRADE -> words.grades.word(d.grade());
            case SYSTEM -> d.sourceSystem();
            case FORMATS -> d.formats().stream().map(words.formats::word).collect(Collectors.joining(ResourceWords.SEPARATOR));
            case SHARE_TYPE -> words.shareTypes.word(d.shareType());
            case SHARE_CONDITION -> d.shareCondition();
            case SHARE_MODES -> d.shareModes().stream().map(words.shareModes::word).collect(Collectors.joining(ResourceWords.SEPARATOR));
            case NOT_SHARED_KIND -> words.notShared.word(kind(d.notShared()));
            case NOT_SHARED_CITATION -> citation(d.notShared());
            case OPEN_TYPE -> words.openTypes.word(d.openType());
            case OPEN_CONDITION -> d.openCondition();
            case NOT_OPEN_KIND -> words.notOpen.word(kind(d.notOpen()));
            case NOT_OPEN_CITATION -> citation(d.notOpen());
            case CYCLE -> words.cycles.word(d.updateCycle());
            case NETWORK -> words.networks.word(d.network());
            case MATTERS -> String.join(ResourceWords.SEPARATOR, d.matters());
            case UNRELATED -> d.unrelated();
            case STATE -> words.states.word(standing.state());
            case EDITION -> standing.edition();
            case PUBLISHED -> standing.published();
            default -> null;
        };
    }

    private @Nullable Object item(ResourceColumn column, ResourceItem item) {
        return switch (column) {
            case ITEM_NAME -> item.name();
            case FIELD -> item.field();
            case TYPE -> words.types.word(item.type());
            case LENGTH -> item.length();
            case SCALE -> item.scale();
            case REQUIRED -> item.required();
            case CODE_TABLE -> item.codeTable();
            case ELEMENT -> words.elements.word(item.element());
            case COPY_OF -> item.copyOf();
            case SENSITIVITY -> item.sensitivity();
            case PERSONAL -> item.personal();
            case ITEM_SHARE_TYPE -> words.shareTypes.word(item.shareType());
            case ITEM_NOT_SHARED_KIND -> words.notShared.word(kind(item.notShared()));
            case ITEM_NOT_SHARED_CITATION -> citation(item.notShared());
            case OPEN -> item.open();
            default -> null;
        };
    }

    private static @Nullable String kind(@Nullable Ground ground) {
        return ground == null ? null : ground.kind();
    }

    private static @Nullable String citation(@Nullable Ground ground) {
        return ground == null ? null : ground.citation();
    }
}
