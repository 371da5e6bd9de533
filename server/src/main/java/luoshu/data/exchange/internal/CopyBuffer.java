package luoshu.data.exchange.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Rows on their way out, as {@code COPY … FROM STDIN} reads them. Grows to the largest row it has seen. */
final class CopyBuffer {

    private byte[] bytes = new byte[1 << 16];
    private int size;
    private int row;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Where the row that is being written begins. */
    int row() {
        return row;
    }

    void beginRow() {
        row = size;
    }

    /** The row was not to be sent after all. */
    void dropRow() {
        size = row;
    }

    void clear() {
        size = 0;
        row = 0;
    }

    void put(byte[] from, int begin, int end) {
        room(end - begin);
        System.arraycopy(from, begin, bytes, size, end - begin);
        size += end - begin;
    }

    void put(char sign) {
        room(1);
        bytes[size++] = (byte) sign;
    }

    void putNull() {
        put('\\');
        put('N');
    }

    /** Signs that need no escape. */
    void putPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    /** A value as PostgreSQL prints it, in UTF-8. */
    void putValue(byte @Nullable [] value) {
        if (value == null) {
            putNull();
        } else {
            escaped(value);
        }
    }

    /** The bytes so far, copied. */
    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    void put(String text) {
        escaped(text.getBytes(StandardCharsets.UTF_8));
    }

    private void escaped(byte[] plain) {
        room(plain.length * 2);
        for (byte each : plain) {
            char escape = switch (each) {
                case '\b' -> 'b';
                case '\f' -> 'f';
                case '\n' -> 'n';
                case '\r' -> 'r';
                case '\t' -> 't';
                case 0x0B -> 'v';
                case '\\' -> '\\';
                default -> 0;
            };
            if (escape != 0) {
                bytes[size++] = '\\';
                bytes[size++] = (byte) escape;
            } else {
                bytes[size++] = each;
            }
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
