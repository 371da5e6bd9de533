package luoshu.data.catalog.internal.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import luoshu.data.catalog.ResourceChoices;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceImportFault;
import luoshu.data.catalog.ResourceItem;
import luoshu.kernel.tables.Table;
import luoshu.kernel.tables.TableHeader;
import org.jspecify.annotations.Nullable;

/** Reads a table of the catalogue: rows that follow each other and name the same resource, or none, are its items. */
public final class ResourceRows {

    /** Characters a cell may have; fields have bounds of their own below it. */
    public static final int LONGEST_CELL = 2_000;
    private static final String NOT_A_CHARACTER = "\uFFFD";

    /** @param stopped the file cannot be read to its end: nothing of it is to be believed */
    public record Read(List<DescribedResource> resources, List<ResourceImportFault> faults, int rows, boolean stopped) {
    }

    /** What makes rows one resource. */
    private record Key(String organ, String code, String name) {
        boolean blank() {
            return organ.isEmpty() && code.isEmpty() && name.isEmpty();
        }
    }

    private static final class Stopped extends RuntimeException {
        Stopped() {
            super("the table cannot be read on", null, false, false);
        }
    }

    private final ResourceWords words;
    private final int mostRows;
    private final int mostResources;
    private final List<DescribedResource> resources = new ArrayList<>();
    private final List<ResourceImportFault> faults = new ArrayList<>();
    private final Map<Key, Integer> before = new HashMap<>();
    private @Nullable Current current;
    private int rows;

    private ResourceRows(ResourceWords words, int mostRows, int mostResources) {
        this.words = words;
        this.mostRows = mostRows;
        this.mostResources = mostResources;
    }

    public static Read read(Table table, ResourceWords words, int mostRows, int mostResources) throws IOException {
        ResourceRows reading = new ResourceRows(words, mostRows, mostResources);
        boolean stopped = false;
        try {
            reading.all(table);
        } catch (Stopped at) {
            stopped = true;
        } catch (Table.Unreadable damaged) {
            reading.faults.add(new ResourceImportFault(damaged.row(), "", "", "unreadable", "文件从这里起无法读取（如引号没有闭合、表格损坏），请改正或者另存后重新上传"));
            stopped = true;
        }
        return new Read(stopped ? List.of() : List.copyOf(reading.resources), List.copyOf(reading.faults), reading.rows, stopped);
    }

    private void all(Table table) throws IOException {
        Table.Row first = table.next();
        if (first == null) {
            throw stopped(1, "", "no-header", "文件里没有表头，请下载模板，保留第一行");
        }
        understood(first);
        TableHeader.Read<ResourceColumn> header = TableHeader.read(first, ResourceColumn.all());
        if (header.header().isEmpty()) {
            header.faults().forEach(fault -> faults.add(switch (fault.kind()) {
                case UNKNOWN -> new ResourceImportFault(first.number(), fault.column(), fault.column(), "header-unknown", "模板里没有这一列，请删除或者改成模板中的列名");
                case TWICE -> new ResourceImportFault(first.number(), fault.column(), fault.column(), "header-twice", "这一列出现了两次，只保留一列");
                case MISSING -> new ResourceImportFault(first.number(), fault.column(), "", "header-missing", "缺少这一列，请按模板补上，可以不填内容");
            }));
            throw new Stopped();
        }
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            if (++rows > mostRows) {
                throw stopped(row.number(), "", "too-many-rows", "一个文件不超过 " + mostRows + " 行，请分成几个文件");
            }
            understood(row);
            take(row, header.header().get());
        }
        finish();
    }

    private Stopped stopped(int row, String column, String code, String message) {
        faults.add(new ResourceImportFault(row, column, "", code, message));
        return new Stopped();
    }

    /** Bytes that are no text in either encoding. */
    private void understood(Table.Row row) {
        if (row.cells().stream().anyMatch(cell -> cell.text().contains(NOT_A_CHARACTER))) {
            throw stopped(row.number(), "", "encoding", "文字编码不能识别，请另存为 Excel（.xlsx）或者 UTF-8 编码的 CSV");
        }
    }

    private void take(Table.Row row, TableHeader<ResourceColumn> header) {
        Map<ResourceColumn, String> said = new HashMap<>();
        header.places().forEach((column, place) -> {
            String text = ResourceCells.plain(row.at(place).text());
            if (!text.isEmpty()) {
                said.put(column, text);
            }
        });
        Key key = new Key(said.getOrDefault(ResourceColumn.PROVIDER_CODE, ""), said.getOrDefault(ResourceColumn.CODE, ""), said.getOrDefault(ResourceColumn.NAME, ""));
        if (current == null || !key.blank() && !current.goesOnWith(key)) {
            finish();
            begin(key, row.number());
        }
        Current now = Objects.requireNonNull(current);
        if (header.exceededBy(row)) {
            now.fault(new ResourceImportFault(row.number(), "", "", "too-many-cells", "这一行的列比表头多，请检查是否有没加引号的逗号"));
        }
        now.take(row.number(), said);
    }

    private void begin(Key key, int row) {
        if (resources.size() >= mostResources) {
            throw stopped(row, "", "too-many-entries", "一个文件不超过 " + mostResources + " 个资源，请分成几个文件");
        }
        current = new Current(key, row);
        Integer earlier = before.putIfAbsent(key, row);
        if (key.blank()) {
            current.fault(new ResourceImportFault(row, ResourceColumn.NAME.title(), "", "required", "请填写信息资源名称"));
        } else if (earlier != null) {
            current.fault(new ResourceImportFault(row, ResourceColumn.NAME.title(), key.name(), "apart", "这个资源在第 " + earlier + " 行已经出现，同一资源的各行应连在一起"));
        }
    }

    private void finish() {
        if (current != null) {
            resources.add(current.end());
            current = null;
        }
    }

    /** The resource whose rows are being read. */
    private final class Current {
        private final Key key;
        private final int row;
        private final CellReading entry = new CellReading(this::fault);
        private final List<ResourceItem> items = new ArrayList<>();
        private final List<Integer> itemRows = new ArrayList<>();
        private boolean faulty;

        Current(Key key, int row) {
            this.key = key;
            this.row = row;
        }

        boolean goesOnWith(Key other) {
            return (other.name().isEmpty() || other.name().equals(key.name())) && (other.code().isEmpty() || other.code().equals(key.code())) && (other.organ().isEmpty() || other.organ().equals(key.organ()));
        }

        void fault(ResourceImportFault fault) {
            faulty = true;
            faults.add(fault);
        }

        void take(int number, Map<ResourceColumn, String> said) {
            CellReading item = new CellReading(this::fault);
            for (ResourceColumn column : ResourceColumn.all()) {
                String text = said.get(column);
                if (text == null) {
                    continue;
                }
                if (column.ofItem()) {
                    item.put(column, number, text);
                } else if (column.ofEntry()) {
                    say(column, number, text);
                }
            }
            if (!item.empty()) {
                items.add(item(item, number));
                itemRows.add(number);
            }
        }

        private void say(ResourceColumn column, int number, String text) {
            CellReading.Said earlier = entry.find(column);
            if (earlier == null) {
                entry.put(column, number, text);
            } else if (!earlier.text().equals(text)) {
                fault(new ResourceImportFault(number, column.title(), text, "differs", "与第 " + earlier.row() + " 行不同；同一资源的各行应填写相同的内容，或者只写在第一行"));
            }
        }

        private ResourceItem item(CellReading cells, int number) {
            String element = cells.chosen(ResourceColumn.ELEMENT, words.elements);
            Optional<ResourceChoices.DataElement> standard = Optional.ofNullable(element).map(words::element);
            Integer sensitivity = cells.number(ResourceColumn.SENSITIVITY);
            if (sensitivity == null && cells.find(ResourceColumn.SENSITIVITY) == null && standard.isEmpty()) {
                fault(new ResourceImportFault(number, ResourceColumn.SENSITIVITY.title(), "", "required", "请填写敏感级别，1 到 4"));
            }
            return new ResourceItem(cells.text(ResourceColumn.ITEM_NAME), cells.text(ResourceColumn.FIELD), cells.chosen(ResourceColumn.TYPE, words.types), cells.number(ResourceColumn.LENGTH),
                    cells.number(ResourceColumn.SCALE), cells.flag(ResourceColumn.REQUIRED, false), cells.text(ResourceColumn.CODE_TABLE), element, cells.text(ResourceColumn.COPY_OF),
                    sensitivity != null ? sensitivity : standard.map(ResourceChoices.DataElement::sensitivity).orElse(1), cells.flag(ResourceColumn.PERSONAL, standard.map(ResourceChoices.DataElement::personal).orElse(false)),
                    cells.chosen(ResourceColumn.ITEM_SHARE_TYPE, words.shareTypes), cells.ground(ResourceColumn.ITEM_NOT_SHARED_KIND, words.notShared, ResourceColumn.ITEM_NOT_SHARED_CITATION),
                    cells.flag(ResourceColumn.OPEN, false));
        }

        DescribedResource end() {
            ResourceDraft draft = new ResourceDraft(entry.text(ResourceColumn.NAME), entry.text(ResourceColumn.SUMMARY), entry.chosen(ResourceColumn.CLASSIFICATION, words.classes),
                    entry.words(ResourceColumn.KEYWORDS), entry.chosen(ResourceColumn.GRADE, words.grades), entry.chosen(ResourceColumn.SHARE_TYPE, words.shareTypes), entry.text(ResourceColumn.SHARE_CONDITION),
                    entry.ground(ResourceColumn.NOT_SHARED_KIND, words.notShared, ResourceColumn.NOT_SHARED_CITATION), entry.several(ResourceColumn.SHARE_MODES, words.shareModes),
                    entry.chosen(ResourceColumn.OPEN_TYPE, words.openTypes), entry.text(ResourceColumn.OPEN_CONDITION),
                    entry.ground(ResourceColumn.NOT_OPEN_KIND, words.notOpen, ResourceColumn.NOT_OPEN_CITATION), entry.chosen(ResourceColumn.CYCLE, words.cycles),
                    entry.chosen(ResourceColumn.NETWORK, words.networks), entry.several(ResourceColumn.FORMATS, words.formats), entry.text(ResourceColumn.SYSTEM), entry.words(ResourceColumn.MATTERS),
                    entry.text(ResourceColumn.UNRELATED), items);
            return new DescribedResource(row, key.code(), key.organ(), entry.find(ResourceColumn.PROVIDER) == null ? "" : String.valueOf(entry.text(ResourceColumn.PROVIDER)), draft, List.copyOf(itemRows), faulty);
        }
    }
}
