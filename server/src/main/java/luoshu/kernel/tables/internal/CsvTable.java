package luoshu.kernel.tables.internal;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.tables.Table;
import org.jspecify.annotations.Nullable;

/** RFC 4180 as spreadsheets write it. Lines before the header that begin with # explain the template. */
public final class CsvTable implements Table {

    private static final int END = -1;
    private final Reader in;
    private final long about;
    private final int longest;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int filled;
    private int number;
    private boolean begun;

    /** @param longest characters that are kept of a cell, and one more, by which it is known to be too long */
    public CsvTable(Reader in, long about, int longest) {
        this.in = in;
        this.about = about;
        this.longest = longest;
    }

    @Override
    public long about() {
        return about;
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (Row row = record(); row != null; row = record()) {
            boolean explains = !begun && !row.cells().isEmpty() && row.cells().getFirst().text().startsWith("#");
            if (!explains && !row.blank()) {
                begun = true;
                return row;
            }
        }
        return null;
    }

    private @Nullable Row record() throws IOException {
        int c = read();
        if (c == END) {
            return null;
        }
        number++;
        List<Cell> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean closed = false;
        for (; ; c = read()) {
            if (quoted) {
                if (c == END) {
                    throw new Unreadable(number, null);
                }
                if (c == '"') {
                    quoted = false;
                    closed = true;
                } else {
                    add(cell, c);
                }
            } else if (c == '"' && closed) {
                add(cell, '"');
                quoted = true;
                closed = false;
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',' || c == '\n' || c == '\r' || c == END) {
                if (cells.size() < MOST_CELLS) {
                    cells.add(cell.isEmpty() ? Cell.EMPTY : new Cell(cell.toString(), false));
                }
                cell.setLength(0);
                closed = false;
                if (c != ',') {
                    if (c == '\r' && peek() == '\n') {
                        read();
                    }
                    return new Row(number, cells);
                }
            } else {
                add(cell, c);
            }
        }
    }

    private void add(StringBuilder cell, int c) {
        if (cell.length() <= longest) {
            cell.append((char) c);
        }
    }

    private int read() throws IOException {
        return peek() == END ? END : buffer[at++];
    }

    private int peek() throws IOException {
        if (at == filled) {
            filled = Math.max(0, in.read(buffer));
            at = 0;
            if (filled == 0) {
                return END;
            }
        }
        return buffer[at];
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
