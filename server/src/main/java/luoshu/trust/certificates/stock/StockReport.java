package luoshu.trust.certificates.stock;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import luoshu.kernel.texts.Cell;

/** What is wrong with a file, row by row, as a table (CSV in UTF-8 with a mark, so that spreadsheets read it). */
public record StockReport(String fileName, Consumer<Writer> rows) {

    private static final List<String> HEADER = List.of("行号", "列", "内容", "问题", "处理办法", "与第几行重复");

    public void to(Writer out) throws IOException {
        out.write('\uFEFF');
        line(out, HEADER);
        rows.accept(out);
        out.flush();
    }

    static void write(Writer out, StockErrorView error) throws IOException {
        line(out, List.of(String.valueOf(error.line()), error.field(), error.value(), error.reason().zh(), error.advice().zh(), error.other() == null ? "" : String.valueOf(error.other())));
    }

    static void line(Writer out, List<String> cells) throws IOException {
        out.write(cells.stream().map(StockReport::cell).collect(Collectors.joining(",")) + "\r\n");
    }

    private static String cell(String text) {
        String clean = Cell.harmless(text);
        return clean.matches("(?s).*[\",\\r\\n].*") ? '"' + clean.replace("\"", "\"\"") + '"' : clean;
    }
}
