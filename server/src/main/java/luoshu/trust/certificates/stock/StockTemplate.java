package luoshu.trust.certificates.stock;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import luoshu.trust.certificates.internal.CertificateType;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An empty table of one type: its columns, and what to write there. */
public final class StockTemplate {

    private final CertificateType type;
    private final List<StockColumn> columns;

    StockTemplate(CertificateType type) {
        this.type = type;
        this.columns = StockColumn.of(type);
    }

    public String name() {
        return type.name().zh() + "存量归集模板";
    }

    private static String header(StockColumn column) {
        return column.label().zh() + (column.required() ? "*" : "");
    }

    /** Lines with # explain; they may stay. */
    public void csv(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\uFEFF');
        StockReport.line(text, List.of("# " + type.name().zh() + "（" + type.code() + "），带 * 的列必填"));
        for (StockColumn column : columns) {
            StockReport.line(text, List.of("# " + column.label().zh() + "：" + column.hint().zh()));
        }
        StockReport.line(text, columns.stream().map(StockTemplate::header).toList());
        text.flush();
    }

    /** Every column is text, so that long numbers stay whole. */
    public void xlsx(OutputStream out) throws IOException {
        try (Workbook book = new Workbook(out, "Luoshu", "1.0")) {
            Worksheet sheet = book.newWorksheet("存量证照");
            for (int i = 0; i < columns.size(); i++) {
                sheet.value(0, i, header(columns.get(i)));
                sheet.style(0, i).bold().set();
                sheet.width(i, 24);
                sheet.range(1, i, 200, i).style().format("@").set();
            }
            sheet.freezePane(0, 1);
            Worksheet notes = book.newWorksheet("填写说明");
            notes.value(0, 0, type.name().zh() + "（" + type.code() + "）");
            for (int i = 0; i < columns.size(); i++) {
                notes.value(i + 2, 0, header(columns.get(i)));
                notes.value(i + 2, 1, columns.get(i).hint().zh());
            }
            notes.width(0, 28);
            notes.width(1, 60);
        }
    }
}
