package luoshu.data.open.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import luoshu.data.catalog.OpenType;
import luoshu.data.catalog.ResourceItem;
import luoshu.data.catalog.ResourceView;
import luoshu.data.open.OpenColumn;
import luoshu.data.open.OpenDatasetDraft;
import luoshu.data.open.OpenDatasetFinding;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import org.jspecify.annotations.Nullable;

/** How long and how many; and what is still missing before a version is handed in. */
final class DatasetBounds {

    private static final int TITLE = 100;
    private static final int DESCRIPTION = 2_000;
    private static final int KEYWORDS = 10;
    private static final int MEANING = 300;

    private DatasetBounds() {
    }

    /** @throws Invalid everything that is out of bounds */
    static void check(OpenDatasetDraft draft, OpenContent content) {
        List<FieldError> faults = new ArrayList<>();
        text(draft.title(), "/title", TITLE, faults);
        text(draft.description(), "/description", DESCRIPTION, faults);
        if (draft.theme() != null && content.theme(draft.theme()).isEmpty()) {
            faults.add(new FieldError("/theme", "unknown", "没有这个主题"));
        }
        if (draft.licence() != null && content.licence(draft.licence()).isEmpty()) {
            faults.add(new FieldError("/licence", "unknown", "没有这个许可协议"));
        }
        if (draft.keywords().size() > KEYWORDS) {
            faults.add(new FieldError("/keywords", "too-many", "关键词不超过 " + KEYWORDS + " 个"));
        }
        for (int i = 0; i < Math.min(draft.keywords().size(), KEYWORDS); i++) {
            text(draft.keywords().get(i), "/keywords/" + i, 30, faults);
        }
        if (draft.columns().size() > OpenTables.MOST_COLUMNS) {
            faults.add(new FieldError("/columns", "too-many", "不超过 " + OpenTables.MOST_COLUMNS + " 列"));
        }
        for (int i = 0; i < Math.min(draft.columns().size(), OpenTables.MOST_COLUMNS); i++) {
            OpenColumn column = draft.columns().get(i);
            text(column.meaning(), "/columns/" + i + "/meaning", MEANING, faults);
            text(column.notPersonal(), "/columns/" + i + "/notPersonal", MEANING, faults);
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    private static void text(@Nullable String text, String pointer, int longest, List<FieldError> faults) {
        if (text == null) {
            return;
        }
        Storable.check(text, pointer);
        if (text.codePointCount(0, text.length()) > longest) {
            faults.add(new FieldError(pointer, "too-long", "不超过 " + longest + " 字"));
        }
    }

    /** @param entry the entry in force, null when there is none any more */
    static List<OpenDatasetFinding> findings(DatasetFile file, @Nullable ResourceView entry) {
        List<OpenDatasetFinding> findings = new ArrayList<>();
        OpenDatasetDraft draft = file.content();
        missing(draft.title(), "/title", "请填写名称", findings);
        missing(draft.description(), "/description", "请写明数据说什么、怎么来的", findings);
        missing(draft.theme(), "/theme", "请选择主题", findings);
        missing(draft.licence(), "/licence", "请选择许可协议", findings);
        missing(draft.frequency() == null ? null : draft.frequency().name(), "/frequency", "请选择更新频率", findings);
        if (file.facts() == null) {
            findings.add(new OpenDatasetFinding("/columns", "no-table", "请上传数据表"));
        }
        Set<String> closed = entry == null ? Set.of() : closed(entry);
        for (int i = 0; i < draft.columns().size(); i++) {
            OpenColumn column = draft.columns().get(i);
            missing(column.meaning(), "/columns/" + i + "/meaning", "请说明“" + column.name() + "”的含义和单位", findings);
            if (closed.contains(column.name())) {
                findings.add(new OpenDatasetFinding("/columns/" + i, "column-not-open", "目录中“" + column.name() + "”不向社会开放"));
            }
        }
        if (entry == null || entry.content().openType() != file.openType()) {
            findings.add(new OpenDatasetFinding("", "entry-changed", "数据目录中的条目已撤销，或者开放类型已改变"));
        }
        return findings;
    }

    /** Names and fields of items that the entry does not open. */
    private static Set<String> closed(ResourceView entry) {
        Set<String> closed = new HashSet<>();
        entry.content().items().stream().filter(item -> !item.open()).forEach(item -> {
            closed.add(String.valueOf(item.name()));
            closed.add(String.valueOf(item.field()));
        });
        Set<String> open = entry.content().items().stream().filter(ResourceItem::open).map(item -> String.valueOf(item.name())).collect(Collectors.toSet());
        closed.removeAll(open);
        return closed;
    }

    private static void missing(@Nullable String text, String pointer, String message, List<OpenDatasetFinding> findings) {
        if (text == null || text.isBlank()) {
            findings.add(new OpenDatasetFinding(pointer, "required", message));
        }
    }

    static boolean mayOpen(ResourceView entry) {
        return entry.content().openType() == OpenType.UNCONDITIONAL || entry.content().openType() == OpenType.CONDITIONAL;
    }
}
