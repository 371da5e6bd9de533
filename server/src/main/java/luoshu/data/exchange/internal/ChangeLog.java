package luoshu.data.exchange.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Reads the messages of PostgreSQL's own output plugin, {@code pgoutput} in version 1: whole transactions, in the order of their commits. Says what is in them of one table. */
final class ChangeLog {

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    /** Who hears it. */
    interface Reader {
        /** @param at when it was committed */
        void begin(Instant at);

        /** @param end place of the log behind the transaction */
        void commit(long end);

        /** The table as it was when the next changes were made: names of its columns, in their order. */
        void columns(List<String> names);

        /** A table of this name that is another one: the one that is followed was removed or renamed. */
        void replaced();

        void insert(ChangeTuple row);

        /** @param before the row before, if the log tells it: its key when that changed, or all of it */
        void update(@Nullable ChangeTuple before, ChangeTuple row);

        void delete(ChangeTuple before);

        /** All rows. */
        void truncate();
    }

    private final String schema;
    private final String table;
    private final Reader reader;
    private final int followed;

    /** @param number of the table at the source, by which the log knows it: names may change */
    ChangeLog(String schema, String table, String number, Reader reader) {
        this.schema = schema;
        this.table = table;
        this.followed = Integer.parseUnsignedInt(number);
        this.reader = reader;
    }

    /** Place of the commit of the transaction this message begins; -1: it begins none. */
    static long begins(ByteBuffer message) {
        return message.get(message.position()) == 'B' ? message.getLong(message.position() + 1) : -1;
    }

    void read(ByteBuffer message) {
        char kind = (char) message.get();
        switch (kind) {
            case 'B' -> {
                message.getLong();
                reader.begin(EPOCH.plus(message.getLong(), ChronoUnit.MICROS));
            }
            case 'C' -> {
                message.get();
                message.getLong();
                reader.commit(message.getLong());
            }
            case 'R' -> relation(message);
            case 'I' -> {
                if (mine(message)) {
                    message.get();
                    reader.insert(ChangeTuple.read(message, true));
                }
            }
            case 'U' -> {
                if (mine(message)) {
                    byte part = message.get();
                    ChangeTuple before = part == 'N' ? null : ChangeTuple.read(message, part == 'O');
                    if (before != null) {
                        message.get();
                    }
                    reader.update(before, ChangeTuple.read(message, true));
                }
            }
            case 'D' -> {
                if (mine(message)) {
                    byte part = message.get();
                    reader.delete(ChangeTuple.read(message, part == 'O'));
                }
            }
            case 'T' -> truncated(message);
            case 'Y', 'O', 'M' -> { }
            default -> throw new IllegalStateException("a message of kind " + kind);
        }
    }

    private boolean mine(ByteBuffer message) {
        return message.getInt() == followed;
    }

    private void relation(ByteBuffer message) {
        int number = message.getInt();
        String of = text(message);
        String name = text(message);
        if (number != followed) {
            if (of.equals(schema) && name.equals(table)) {
                reader.replaced();
            }
            return;
        }
        message.get();
        List<String> names = new ArrayList<>();
        for (int left = Short.toUnsignedInt(message.getShort()); left > 0; left--) {
            message.get();
            names.add(text(message));
            message.getLong();
        }
        reader.columns(names);
    }

    private void truncated(ByteBuffer message) {
        int tables = message.getInt();
        message.get();
        boolean mine = false;
        for (int i = 0; i < tables; i++) {
            mine |= mine(message);
        }
        if (mine) {
            reader.truncate();
        }
    }

    private static String text(ByteBuffer from) {
        int begin = from.position();
        while (from.get() != 0) {
            continue;
        }
        byte[] text = new byte[from.position() - begin - 1];
        from.get(begin, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
