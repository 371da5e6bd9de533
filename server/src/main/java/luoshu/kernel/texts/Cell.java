package luoshu.kernel.texts;

import org.jspecify.annotations.Nullable;

/** Text for the cell of a spreadsheet. */
public final class Cell {

    private Cell() {
    }

    /**
     * OWASP, CSV injection: some readers execute a cell that begins with = + - @ tab or line feed, so an apostrophe stands before it. A whole number stays a number.
     * Characters that the file format cannot hold are left out; null is empty.
     */
    public static String harmless(@Nullable String text) {
        if (text == null || text.matches("-?[0-9]{1,15}")) {
            return text == null ? "" : text;
        }
        StringBuilder clean = new StringBuilder();
        text.codePoints().filter(c -> c == '\t' || c == '\n' || c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF)).forEach(clean::appendCodePoint);
        return !clean.isEmpty() && "=+-@\t\n".indexOf(clean.charAt(0)) >= 0 ? "'" + clean : clean.toString();
    }
}
