package luoshu.data.open.internal;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** RFC 4180 with a byte order mark, as spreadsheets in China read UTF-8. A cell that a spreadsheet would take for a formula is made text by an apostrophe; numbers stay numbers. */
final class CsvWriting {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?(%|[eE][+-]?[0-9]{1,3})?");

    private CsvWriting() {
    }

    static void begin(Writer out) throws IOException {
        out.write('\uFEFF');
    }

    static void row(Writer out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            String cell = guarded(cells.get(i));
            boolean quoted = cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0;
            out.write(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        out.write("\r\n");
    }

    /** OWASP: = + - @, tab and carriage return begin formulas, their full-width forms too in some programs. */
    static String guarded(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(0)) >= 0 && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    static boolean number(String cell) {
        return cell.length() <= 30 && cell.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?") && new BigDecimal(cell).precision() <= 27;
    }
}
