package luoshu.kernel.audit.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import luoshu.kernel.audit.AuditEntry;
import luoshu.kernel.texts.Cell;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The audit as a table. A cell that a spreadsheet would take for a formula is made text by an apostrophe. */
abstract class AuditTable implements AutoCloseable {

    private static final List<String> HEAD = List.of("序号", "时间", "账号", "姓名", "身份", "机构", "行为", "结果", "对象", "办件编号", "事项", "请求编号", "地址", "说明");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.of("Asia/Shanghai"));

    abstract void row(List<String> cells) throws IOException;

    @Override
    public abstract void close() throws IOException;

    void add(AuditEntry entry) {
        try {
            row(Arrays.stream(new Object[] {entry.sequence(), TIME.format(entry.at()), entry.subject(), entry.actor(), entry.capacity(), entry.organ(), entry.action(),
                    entry.outcome(), entry.object(), entry.caseNumber(), entry.matterCode(), entry.requestId(), entry.address(), entry.detail().isEmpty() ? "" : entry.detail()})
                    .map(cell -> Cell.harmless(cell == null ? null : cell.toString())).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AuditTable csv(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write('\uFEFF'); // spreadsheets take it for UTF-8 only with this
        AuditTable table = new AuditTable() {
            @Override
            void row(List<String> cells) throws IOException {
                writer.write(cells.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').collect(Collectors.joining(",")));
                writer.write("\r\n");
            }

            @Override
            public void close() throws IOException {
                writer.flush();
            }
        };
        table.row(HEAD);
        return table;
    }

    static AuditTable xlsx(OutputStream out) throws IOException {
        Workbook book = new Workbook(out, "Luoshu", "1.0");
        Worksheet sheet = book.newWorksheet("审计");
        AuditTable table = new AuditTable() {
            private int next;

            @Override
            void row(List<String> cells) throws IOException {
                for (int column = 0; column < cells.size(); column++) {
                    sheet.value(next, column, cells.get(column));
                }
                if (++next % 1000 == 0) {
                    sheet.flush();
                }
            }

            @Override
            public void close() throws IOException {
                book.finish();
            }
        };
        table.row(HEAD);
        return table;
    }
}
