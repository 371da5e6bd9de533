package luoshu.data.catalog.internal.tables;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import luoshu.data.catalog.Ground;
import luoshu.data.catalog.ResourceImportFault;
import org.jspecify.annotations.Nullable;

/** Cells by their columns, and what they mean. What is not understood is a fault and counts as not said. */
final class CellReading {

    /** @param row where it stands */
    record Said(int row, String text) {
    }

    private static final List<String> YES = List.of(ResourceWords.YES, "Y", "YES", "TRUE", "1", "√");
    private static final List<String> NO = List.of(ResourceWords.NO, "N", "NO", "FALSE", "0", "×");
    private final Map<ResourceColumn, Said> cells = new LinkedHashMap<>();
    private final Consumer<ResourceImportFault> faults;

    CellReading(Consumer<ResourceImportFault> faults) {
        this.faults = faults;
    }

    void put(ResourceColumn column, int row, String text) {
        cells.put(column, new Said(row, text));
    }

    @Nullable Said find(ResourceColumn column) {
        return cells.get(column);
    }

    boolean empty() {
        return cells.isEmpty();
    }

    @Nullable String text(ResourceColumn column) {
        Said said = cells.get(column);
        return said == null ? null : said.text();
    }

    void fault(ResourceColumn column, String code, String message) {
        Said said = cells.get(column);
        if (said != null) {
            faults.accept(new ResourceImportFault(said.row(), column.title(), said.text(), code, message));
        }
    }

    <T> @Nullable T chosen(ResourceColumn column, Choices<T> choices) {
        String text = text(column);
        T value = text == null ? null : choices.find(text).orElse(null);
        if (text != null && value == null) {
            fault(column, "unknown", choices.words().size() > 12 ? "没有这一项，请按模板的“代码表”填写" : "只能填写：" + String.join(ResourceWords.SEPARATOR, choices.words()));
        }
        return value;
    }

    List<String> words(ResourceColumn column) {
        String text = text(column);
        return text == null ? List.of() : Arrays.stream(text.split("[、，,;；\\n]")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    <T> List<T> several(ResourceColumn column, Choices<T> choices) {
        List<String> unknown = words(column).stream().filter(word -> choices.find(word).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            fault(column, "unknown", "没有“" + unknown.getFirst() + "”，只能填写：" + String.join(ResourceWords.SEPARATOR, choices.words()));
        }
        return words(column).stream().flatMap(word -> choices.find(word).stream()).toList();
    }

    @Nullable Integer number(ResourceColumn column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,9}(\\.0+)?")) {
            fault(column, "pattern", "请填写整数");
            return null;
        }
        return Integer.valueOf(text.split("\\.")[0]);
    }

    boolean flag(ResourceColumn column, boolean otherwise) {
        String text = text(column);
        if (text == null) {
            return otherwise;
        }
        String plain = text.toUpperCase(Locale.ROOT);
        if (!YES.contains(plain) && !NO.contains(plain)) {
            fault(column, "pattern", "只能填写：是、否");
        }
        return YES.contains(plain);
    }

    @Nullable Ground ground(ResourceColumn kind, Choices<String> kinds, ResourceColumn citation) {
        String code = chosen(kind, kinds);
        String text = text(citation);
        return code == null && text == null ? null : new Ground(code, text);
    }
}
