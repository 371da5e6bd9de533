package luoshu.kernel.tables.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import luoshu.kernel.tables.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as people and programs write them, and as nobody should. */
class TableTest {

    private static final String RELATIONS = "<Relationships xmlns='r'><Relationship Id='s1' Type='x/worksheet' Target='worksheets/a.xml'/><Relationship Id='s2' Type='x/sharedStrings' Target='/xl/shared.xml'/></Relationships>";
    private static final String BOOK = "<workbook xmlns:r='r'><sheets><sheet name='一' r:id='s1'/></sheets></workbook>";

    private static final int LONGEST = 1_000;

    @TempDir Path folder;

    private static List<String> all(Table table) throws IOException {
        List<String> rows = new ArrayList<>();
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            rows.add(row.number() + ":" + String.join("|", row.cells().stream().map(Table.Cell::text).toList()));
        }
        return rows;
    }

    private static List<String> csv(String text) throws IOException {
        return all(new CsvTable(new StringReader(text), 0, LONGEST));
    }

    @Test
    void csv_with_quotes_lines_in_cells_and_any_line_end() throws IOException {
        assertThat(csv("a,b\r\n1,\"x,\"\"y\"\"\nz\"\n\n,,\r3,")).containsExactly("1:a|b", "2:1|x,\"y\"\nz", "5:3|");
        assertThat(csv("# 说明\n#\n编号\n#1")).as("only before the header").containsExactly("3:编号", "4:#1");
        assertThat(csv("")).isEmpty();
    }

    @Test
    void what_has_no_end_takes_no_memory() throws IOException {
        assertThatThrownBy(() -> csv("a\n\"" + "x".repeat(3_000_000))).isInstanceOf(Table.Unreadable.class);
        assertThat(csv("x".repeat(3_000_000)).getFirst()).hasSize(2 + LONGEST + 1);
        assertThat(new CsvTable(new StringReader(",".repeat(1_000_000) + "x"), 0, LONGEST).next()).isNull();
    }

    private Path book(String sheet, String shared) throws IOException {
        Path file = Files.createTempFile(folder, "b", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var part : Map.of("xl/workbook.xml", BOOK, "xl/_rels/workbook.xml.rels", RELATIONS, "xl/worksheets/a.xml", sheet, "xl/shared.xml", shared).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private List<String> xlsx(String rows, String shared) throws IOException {
        try (Table table = XlsxTable.open(book("<worksheet><dimension ref='A1:C9'/><sheetData>" + rows + "</sheetData></worksheet>", shared), LONGEST)) {
            return all(table);
        }
    }

    @Test
    void a_workbook_with_shared_inline_rich_and_phonetic_text() throws IOException {
        String shared = "<sst><si><t>证照</t></si><si><r><t>编</t></r><r><t>号</t></r><rPh><t>bianhao</t></rPh></si><si><t/></si></sst>";
        assertThat(xlsx("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='s'><v>1</v></c></row><row r='2'/><row r='4'><c t='inlineStr'><is><t>a&amp;b</t></is></c><c><v>44000</v></c><c t='str'><f>A1</f><v>c</v></c></row>", shared))
                .containsExactly("1:证照||编号", "4:a&b|44000|c");
    }

    @Test
    void a_damaged_or_hostile_workbook_is_named_and_bounded() throws IOException {
        assertThatThrownBy(() -> xlsx("<row r='1'><c t='s'><v>7</v></c></row>", "<sst><si><t>x</t></si></sst>")).isInstanceOf(Table.Unreadable.class);
        assertThatThrownBy(() -> xlsx("<row r='2'><c><v>1</v></c></row><row r='1'/>", "<sst/>")).isInstanceOf(Table.Unreadable.class);
        assertThatThrownBy(() -> xlsx("<row r='1'><c><v>1</v>", "<sst/>")).isInstanceOf(Table.Unreadable.class);
        assertThatThrownBy(() -> XlsxTable.open(Files.writeString(folder.resolve("no.xlsx"), "no zip"), LONGEST)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> xlsx("<row r='99999999'><c><v>1</v></c></row>", "<sst/>")).isInstanceOf(Table.Unreadable.class);
        assertThat(xlsx("<row r='1'><c t='inlineStr'><is><t>" + "x".repeat(2_000_000) + "</t></is></c><c r='ZZZ1'><v>1</v></c></row>", "<sst/>").getFirst()).hasSize(2 + LONGEST + 1);
        Path entity = book("<!DOCTYPE a [<!ENTITY e 'boom'>]><worksheet><sheetData><row r='1'><c t='inlineStr'><is><t>&e;</t></is></c></row></sheetData></worksheet>", "<sst/>");
        assertThatThrownBy(() -> {
            try (Table table = XlsxTable.open(entity, LONGEST)) {
                assertThat(all(table).toString()).doesNotContain("boom");
                throw new IOException("no entity was read");
            }
        }).isInstanceOf(IOException.class);
    }

    @Test
    void texts_on_disk_leave_no_file_behind() throws IOException {
        try (DiskStrings.Writer writer = new DiskStrings.Writer()) {
            writer.add("甲");
            writer.add("");
            writer.add("乙乙");
            try (DiskStrings strings = writer.finish()) {
                writer.close();
                assertThat(List.of(strings.get(0), strings.get(1), strings.get(2))).containsExactly("甲", "", "乙乙");
                assertThatThrownBy(() -> strings.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
            }
        }
    }
}
