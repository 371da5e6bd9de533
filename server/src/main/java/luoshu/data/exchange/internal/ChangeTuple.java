package luoshu.data.exchange.internal;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/** Values of a row as the log tells them: as PostgreSQL prints them, in UTF-8; null for nothing; {@link #SAME} for a large one that was not touched and is not told. {@code whole}: of all columns, not of the key only. */
record ChangeTuple(byte @Nullable [][] values, boolean whole) {

    static final byte[] SAME = new byte[0];

    /** @throws IllegalStateException for a form that was not asked for */
    static ChangeTuple read(ByteBuffer from, boolean whole) {
        byte[][] values = new byte[Short.toUnsignedInt(from.getShort())][];
        for (int i = 0; i < values.length; i++) {
            char kind = (char) from.get();
            switch (kind) {
                case 'n' -> { }
                case 'u' -> values[i] = SAME;
                case 't' -> {
                    values[i] = new byte[from.getInt()];
                    from.get(values[i]);
                }
                default -> throw new IllegalStateException("a value of form " + kind);
            }
        }
        return new ChangeTuple(values, whole);
    }

    boolean same(int column) {
        return values[column] == SAME;
    }

    byte @Nullable [] value(int column) {
        return values[column] == SAME ? null : values[column];
    }
}
