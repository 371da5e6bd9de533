package luoshu.trust.certificates.stock;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A table read row by row: memory does not grow with it. */
interface StockTable extends Closeable {

    int MOST_CELLS = 100;
    /** Of one cell; what follows is not kept, and the cell is known to be too long by its length. */
    int MOST_CHARACTERS = 1_000;
    int MOST_ROWS = 2_000_000;

    /** @param number as a spreadsheet counts, from 1 */
    record Row(int number, List<Cell> cells) {
        boolean blank() {
            return cells.stream().allMatch(cell -> cell.text().isBlank());
        }
    }

    /** @param figure a number cell of a spreadsheet: dates are days then, and long numbers lost digits */
    record Cell(String text, boolean figure) {
        static final Cell EMPTY = new Cell("", false);
    }

    /** Rows there are, about; 0: nobody knows. */
    long about();

    /** Null at the end. @throws Unreadable from this row on */
    @Nullable Row next() throws IOException;

    /** The table is damaged at {@code row}. */
    final class Unreadable extends IOException {
        final int row;

        Unreadable(int row, @Nullable Throwable cause) {
            super("not readable from row " + row, cause);
            this.row = row;
        }
    }
}
