package luoshu.kernel.tables;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A table read row by row: memory does not grow with it. */
public interface Table extends Closeable {

    int MOST_CELLS = 100;
    int MOST_ROWS = 2_000_000;

    /** @param number as a spreadsheet counts, from 1 */
    record Row(int number, List<Cell> cells) {

        public boolean blank() {
            return cells.stream().allMatch(cell -> cell.text().isBlank());
        }

        /** The cell at a place, from 0; an empty one where the row has ended. */
        public Cell at(int place) {
            return place < cells.size() ? cells.get(place) : Cell.EMPTY;
        }
    }

    /** @param figure a number cell of a spreadsheet: dates are days then, and long numbers lost digits */
    record Cell(String text, boolean figure) {
        public static final Cell EMPTY = new Cell("", false);
    }

    /** Rows there are, about; 0: nobody knows. */
    long about();

    /** Rows that hold something, after the lines that explain the template. Null at the end. @throws Unreadable from this row on */
    @Nullable Row next() throws IOException;

    /** The table is damaged at {@code row}. */
    final class Unreadable extends IOException {
        private final int row;

        public Unreadable(int row, @Nullable Throwable cause) {
            super("not readable from row " + row, cause);
            this.row = row;
        }

        public int row() {
            return row;
        }
    }
}
