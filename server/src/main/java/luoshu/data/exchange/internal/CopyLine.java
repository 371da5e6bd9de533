package luoshu.data.exchange.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A row as {@code COPY … TO STDOUT} in text form gives it, looked at without copying: fields between tabs, {@code \N} for nothing, a backslash before what would mean something. UTF-8. */
final class CopyLine {

    private byte[] bytes = new byte[0];
    private final int[] ends;
    private int length;

    CopyLine(int fields) {
        ends = new int[fields];
    }

    /** @throws IllegalStateException when the row has not as many fields as were asked for */
    void set(byte[] line) {
        bytes = line;
        length = line.length > 0 && line[line.length - 1] == '\n' ? line.length - 1 : line.length;
        int field = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\t') {
                if (field == ends.length) {
                    throw new IllegalStateException("more fields than were asked for");
                }
                ends[field++] = i;
            }
        }
        if (field != ends.length - 1) {
            throw new IllegalStateException("fewer fields than were asked for");
        }
        ends[field] = length;
    }

    byte[] bytes() {
        return bytes;
    }

    int begin(int field) {
        return field == 0 ? 0 : ends[field - 1] + 1;
    }

    int end(int field) {
        return ends[field];
    }

    boolean isNull(int field) {
        int begin = begin(field);
        return ends[field] - begin == 2 && bytes[begin] == '\\' && bytes[begin + 1] == 'N';
    }

    /** The value; not for one that is null. */
    String text(int field) {
        int begin = begin(field);
        int end = ends[field];
        for (int i = begin; i < end; i++) {
            if (bytes[i] == '\\') {
                return unescaped(begin, end);
            }
        }
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }

    private String unescaped(int begin, int end) {
        byte[] plain = new byte[end - begin];
        int size = 0;
        for (int i = begin; i < end; i++) {
            byte next = bytes[i];
            if (next == '\\' && i + 1 < end) {
                next = switch (bytes[++i]) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'v' -> 0x0B;
                    default -> bytes[i];
                };
            }
            plain[size++] = next;
        }
        return new String(Arrays.copyOf(plain, size), StandardCharsets.UTF_8);
    }
}
