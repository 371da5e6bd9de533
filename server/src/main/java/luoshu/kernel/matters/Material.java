package luoshu.kernel.matters;

import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** One material as authored. {@code isNeed}: 1 necessary, 2 optional, 3 may follow after acceptance (容缺后补). {@code when} null: always asked for. */
public record Material(String code, Text name, String materialType, String materialFormat, String isNeed, String sourceType, Text sourceExplain, PageNum pageNum, String pageFormat,
                       List<String> accept, int maxMegabytes, int maxFiles, @Nullable Text fillExplain, @Nullable Text acceptStand, String byLaw, @Nullable String when,
                       @Nullable Reuse reuse, @Nullable String sample, @Nullable List<Reading> reads) {

    public record PageNum(int original, int copy) {
    }

    /** The certificate that can stand in for the material (免证可办). */
    public record Reuse(String certificate) {
    }

    /** What the material says and the form asks as well: the field as a layout of {@code packages/readings} names it, and the form's pointer. */
    public record Reading(String field, String to) {
    }
}
