package luoshu.data.catalog.internal.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An empty workbook: the columns with choices where there are some, what to write in them, and the lists that are chosen from. */
public final class ResourceTemplate {

    private static final int ROWS_WITH_CHOICES = 2_000;
    private static final int ROWS_AS_TEXT = 500;

    private ResourceTemplate() {
    }

    public static void write(ResourceWords words, OutputStream out) throws IOException {
        List<ResourceColumn> columns = ResourceColumn.ofTemplate();
        try (Workbook book = new Workbook(out, "Luoshu", "1.0")) {
            Worksheet table = book.newWorksheet("资源目录");
            Worksheet notes = book.newWorksheet("填写说明");
            Worksheet lists = book.newWorksheet("代码表");
            for (int i = 0; i < columns.size(); i++) {
                column(table, i, columns.get(i));
                note(notes, i + 1, columns.get(i));
            }
            int list = 0;
            for (int i = 0; i < columns.size(); i++) {
                List<String> offered = words.offered(columns.get(i));
                if (!offered.isEmpty()) {
                    list(lists, list, columns.get(i).title(), offered);
                    table.range(1, i, ROWS_WITH_CHOICES, i).validateWithList(lists.range(1, list, offered.size(), list)).allowBlank(true)
                            .errorTitle("代码表").error("请从列表中选择").showErrorMessage(false);
                    list++;
                }
            }
            list(lists, list, ResourceColumn.FORMATS.title(), words.formats.words());
            list(lists, list + 1, ResourceColumn.SHARE_MODES.title(), words.shareModes.words());
            table.freezePane(1, 1);
            notes.value(0, 0, "一行是一个信息项。填好后在“资源编目”导入，先检查，确认后才写入");
            notes.width(0, 28);
            notes.width(1, 90);
        }
    }

    private static void column(Worksheet table, int at, ResourceColumn column) {
        table.value(0, at, column.title());
        table.style(0, at).bold().set();
        table.width(at, 20);
        // long numbers and codes with leading zeros stay whole in cells of text
        table.range(1, at, ROWS_AS_TEXT, at).style().format("@").set();
    }

    private static void note(Worksheet notes, int row, ResourceColumn column) {
        notes.value(row, 0, column.title());
        notes.value(row, 1, column.hint());
    }

    private static void list(Worksheet lists, int at, String title, List<String> words) {
        lists.value(0, at, title);
        lists.style(0, at).bold().set();
        lists.width(at, 32);
        for (int i = 0; i < words.size(); i++) {
            lists.value(i + 1, at, words.get(i));
        }
    }
}
