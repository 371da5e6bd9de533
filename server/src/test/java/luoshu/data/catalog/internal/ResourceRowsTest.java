package luoshu.data.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import luoshu.data.catalog.DataGrade;
import luoshu.data.catalog.DataType;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceState;
import luoshu.data.catalog.internal.tables.DescribedResource;
import luoshu.data.catalog.internal.tables.ResourceCells;
import luoshu.data.catalog.internal.tables.ResourceColumn;
import luoshu.data.catalog.internal.tables.ResourceRows;
import luoshu.data.catalog.internal.tables.ResourceWords;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.tables.internal.CsvTable;
import luoshu.kernel.texts.Cell;
import org.junit.jupiter.api.Test;

/** From the rows of a table to drafts, without a server. */
class ResourceRowsTest {

    private static final ResourceWords WORDS = new ResourceWords(new ResourceContent().choices());
    private static final ResourceCells CELLS = new ResourceCells(WORDS);
    private static final String HEADER = ResourceColumn.all().stream().map(ResourceColumn::title).collect(Collectors.joining(","));

    private static ResourceRows.Read read(String... lines) throws IOException {
        String text = Arrays.stream(lines).collect(Collectors.joining("\n"));
        return ResourceRows.read(new CsvTable(new StringReader(text), 0, ResourceRows.LONGEST_CELL), WORDS, 10, 4);
    }

    private static String row(Map<ResourceColumn, String> said) {
        return ResourceColumn.all().stream().map(column -> '"' + said.getOrDefault(column, "").replace("\"", "\"\"") + '"').collect(Collectors.joining(","));
    }

    private static String item(String resource, String name, String field) {
        return row(Map.of(ResourceColumn.NAME, resource, ResourceColumn.ITEM_NAME, name, ResourceColumn.FIELD, field, ResourceColumn.TYPE, "字符型C", ResourceColumn.LENGTH, "20", ResourceColumn.SENSITIVITY, "1"));
    }

    private static List<String> faults(ResourceRows.Read read) {
        return read.faults().stream().map(fault -> fault.row() + " " + fault.column() + " " + fault.code()).toList();
    }

    @Test
    void rows_that_follow_each_other_are_items_of_one_resource() throws IOException {
        ResourceRows.Read read = read(HEADER, item("水库名录", "编号", "BH"), item("", "名称", "MC"), item("水库名录", "库容", "KR"), item("塘坝名录", "编号", "BH"), row(Map.of(ResourceColumn.NAME, "还没有信息项")));
        assertThat(read.faults()).isEmpty();
        assertThat(read.rows()).isEqualTo(5);
        assertThat(read.resources()).extracting(one -> one.row() + " " + one.draft().name() + " " + one.draft().items().size() + " " + one.itemRows())
                .containsExactly("2 水库名录 3 [2, 3, 4]", "5 塘坝名录 1 [5]", "6 还没有信息项 0 []");
    }

    @Test
    void cells_say_what_is_chosen_by_word_code_or_name() throws IOException {
        ResourceDraft draft = read(HEADER, row(Map.ofEntries(Map.entry(ResourceColumn.NAME, "'=甲"), Map.entry(ResourceColumn.CLASSIFICATION, "211000"), Map.entry(ResourceColumn.GRADE, "一般数据2级"),
                Map.entry(ResourceColumn.KEYWORDS, "水，库；名"), Map.entry(ResourceColumn.FORMATS, "数据库、interface"), Map.entry(ResourceColumn.NOT_OPEN_KIND, "其他"), Map.entry(ResourceColumn.MATTERS, "'000131001000"),
                Map.entry(ResourceColumn.ITEM_NAME, "姓名"), Map.entry(ResourceColumn.TYPE, "c"), Map.entry(ResourceColumn.LENGTH, "50.0"), Map.entry(ResourceColumn.ELEMENT, "person-name 姓名"),
                Map.entry(ResourceColumn.REQUIRED, "Y")))).resources().getFirst().draft();
        assertThat(draft.name()).as("an apostrophe keeps spreadsheets from counting").isEqualTo("=甲");
        assertThat(draft.classification()).isEqualTo("211000");
        assertThat(draft.grade()).isEqualTo(DataGrade.GENERAL_2);
        assertThat(draft.keywords()).containsExactly("水", "库", "名");
        assertThat(draft.formats()).containsExactly("database", "interface");
        assertThat(Objects.requireNonNull(draft.notOpen()).kind()).isEqualTo("OTHER");
        assertThat(draft.matters()).containsExactly("000131001000");
        assertThat(draft.items().getFirst()).satisfies(item -> {
            assertThat(item.type()).isEqualTo(DataType.C);
            assertThat(item.length()).isEqualTo(50);
            assertThat(item.required()).isTrue();
            assertThat(item.sensitivity()).as("as the element").isEqualTo(2);
            assertThat(item.personal()).as("as the element").isTrue();
        });
    }

    @Test
    void every_fault_is_named_by_row_and_column() throws IOException {
        ResourceRows.Read read = read(HEADER,
                row(Map.of(ResourceColumn.NAME, "甲", ResourceColumn.SHARE_TYPE, "随便", ResourceColumn.SUMMARY, "一", ResourceColumn.ITEM_NAME, "编号", ResourceColumn.LENGTH, "很长", ResourceColumn.OPEN, "也许")),
                row(Map.of(ResourceColumn.NAME, "甲", ResourceColumn.SUMMARY, "二")), item("乙", "编号", "BH"), item("甲", "名称", "MC"), item("丙", "编号", "BH") + ",多出");
        assertThat(faults(read)).containsExactlyInAnyOrder("2 共享类型 unknown", "2 数据长度 pattern", "2 信息项是否开放 pattern", "2 敏感级别 required", "3 信息资源摘要 differs", "5 信息资源名称 apart", "6  too-many-cells");
        assertThat(read.resources()).extracting(DescribedResource::faulty).containsExactly(true, false, true, true);
        DescribedResource second = read(HEADER, item("甲", "编号", "BH"), item("甲", "名称", "MC")).resources().getFirst();
        assertThat(second.fault(new FieldError("/items/1/field", "pattern", "字段名"))).satisfies(fault -> assertThat(fault.row() + fault.column()).isEqualTo("3字段名"));
        assertThat(second.fault(new FieldError("/keywords/3", "too-long", "太长"))).satisfies(fault -> assertThat(fault.row() + fault.column()).isEqualTo("2关键词"));
        assertThat(faults(read(HEADER, item("", "编号", "BH")))).containsExactly("2 信息资源名称 required");
    }

    @Test
    void a_file_that_cannot_be_read_to_its_end_makes_nothing() throws IOException {
        assertThat(faults(read(""))).containsExactly("1  no-header");
        ResourceRows.Read header = read("信息资源名称,名称,信息资源名称", "甲,乙,丙");
        assertThat(faults(header)).contains("1 名称 header-unknown", "1 信息资源名称 header-twice", "1 共享类型 header-missing").doesNotContain("1 信息资源代码 header-missing");
        assertThat(header.stopped()).isTrue();
        assertThat(faults(read(HEADER, item("甲", "编号", "BH"), "\"没有闭合"))).containsExactly("3  unreadable");
        assertThat(faults(read(HEADER, item("\uFFFD\uFFFD", "编号", "BH")))).containsExactly("2  encoding");
        String[] lines = new String[12];
        Arrays.fill(lines, item("甲", "编号", "BH"));
        lines[0] = HEADER;
        assertThat(read(lines)).satisfies(many -> {
            assertThat(faults(many)).containsExactly("12  too-many-rows");
            assertThat(many.resources()).isEmpty();
        });
        assertThat(faults(read(HEADER, item("甲", "一", "A"), item("乙", "一", "A"), item("丙", "一", "A"), item("丁", "一", "A"), item("戊", "一", "A")))).containsExactly("6  too-many-entries");
    }

    @Test
    void what_went_out_comes_in_again() throws IOException {
        ResourceDraft draft = ResourceFindingsTest.good();
        List<String> lines = new ArrayList<>(List.of(HEADER));
        CELLS.rows(new ResourceCells.Standing("4115231010010000000000/000001", "11411523MB00000000", "某局", ResourceState.PUBLISHED, 3, "2026-01-01"), draft)
                .forEach(cells -> lines.add(cells.stream().map(ResourceRowsTest::cell).collect(Collectors.joining(","))));
        ResourceRows.Read read = read(lines.toArray(String[]::new));
        assertThat(read.faults()).isEmpty();
        assertThat(read.resources()).singleElement().satisfies(one -> {
            assertThat(CELLS.same(one.draft(), draft)).as("%s", one.draft()).isTrue();
            assertThat(one.code()).isEqualTo("4115231010010000000000/000001");
            assertThat(one.organ()).isEqualTo("11411523MB00000000");
        });
        assertThat(CELLS.same(ResourceDraft.named("甲"), draft)).isFalse();
    }

    /** As the export writes it. */
    private static String cell(Object value) {
        String text = switch (value) {
            case null -> "";
            case Boolean flag -> flag ? "是" : "否";
            default -> Cell.harmless(String.valueOf(value));
        };
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
