package luoshu.data.analysis.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import luoshu.data.analysis.AnalysisAnswer;
import luoshu.data.analysis.AnalysisAnswer.AnswerColumn;
import luoshu.data.analysis.AnalysisExport;
import luoshu.data.analysis.AnalysisType;
import luoshu.kernel.texts.Cell;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** The bytes of an export: what can be read of the watermark first and last, names of columns, rows. */
final class ExportWriting {

    /** Digits a spreadsheet keeps of a number. */
    private static final int EXACT = 15;

    private final AnalysisAnswer answer;
    private final String watermark;
    private final String mark;

    /** @param watermark that can be read; {@code mark}: that cannot */
    ExportWriting(AnalysisAnswer answer, String watermark, long mark) {
        this.answer = answer;
        this.watermark = watermark;
        this.mark = HiddenMark.written(mark);
    }

    byte[] bytes(AnalysisExport.Format format) {
        try {
            return switch (format) {
                case CSV -> csv();
                case XLSX -> xlsx();
            };
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> names() {
        return answer.columns().stream().map(column -> Cell.harmless(column.name()) + mark).toList();
    }

    /** The first text of a row carries the mark. */
    private List<@Nullable String> marked(List<@Nullable String> row) {
        List<@Nullable String> cells = new ArrayList<>();
        boolean left = true;
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            AnalysisType type = answer.columns().get(i).type();
            if (cell == null || type == AnalysisType.NUMBER) {
                cells.add(cell);
            } else {
                boolean here = left && type == AnalysisType.TEXT;
                cells.add(Cell.harmless(cell) + (here ? mark : ""));
                left = left && !here;
            }
        }
        return cells;
    }

    private byte[] csv() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            out.write('\uFEFF');
            line(out, List.of(watermark));
            line(out, names());
            for (List<@Nullable String> row : answer.rows()) {
                line(out, marked(row));
            }
            line(out, List.of(watermark));
        }
        return bytes.toByteArray();
    }

    private static void line(Writer out, List<? extends @Nullable String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            String cell = cells.get(i) == null ? "" : cells.get(i);
            boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            out.write(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        out.write("\r\n");
    }

    private byte[] xlsx() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Luoshu", "1.0")) {
            Worksheet sheet = book.newWorksheet("分析结果");
            sheet.value(0, 0, watermark);
            List<String> names = names();
            for (int i = 0; i < names.size(); i++) {
                sheet.value(1, i, names.get(i));
                sheet.style(1, i).bold().set();
            }
            sheet.freezePane(0, 2);
            int at = 2;
            for (List<@Nullable String> row : answer.rows()) {
                row(sheet, at++, marked(row));
            }
            sheet.value(at, 0, watermark);
            sheet.finish();
        }
        return bytes.toByteArray();
    }

    private void row(Worksheet sheet, int at, List<@Nullable String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            AnswerColumn column = answer.columns().get(i);
            if (cell != null && column.type() == AnalysisType.NUMBER && new BigDecimal(cell).precision() <= EXACT) {
                sheet.value(at, i, new BigDecimal(cell));
            } else if (cell != null) {
                sheet.value(at, i, cell);
            }
        }
    }
}
