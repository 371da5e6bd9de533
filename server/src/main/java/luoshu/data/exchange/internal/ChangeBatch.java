package luoshu.data.exchange.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

import luoshu.data.exchange.ExchangeField;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Changes on their way from the log to the stage: taken through the gates one at a time, held in a buffer, never all of them. A row that is not fit any more is not at the target any more. */
final class ChangeBatch implements ChangeLog.Reader {

    /** What changes need of both ends. */
    interface Ends {
        /** The transaction of the target is open behind it, and is ended by whoever opened it. */
        void begin() throws SQLException;

        /** What is staged is applied, within the transaction. */
        void settle() throws SQLException;

        /** Of the two last changes, a removal and a row under another key, the row takes what was not told of it from the one that is removed. */
        void inherit(long removal, BitSet untold) throws SQLException;

        CopyIn copy() throws SQLException;

        /** Stops where the table is not as it was when the flow was agreed with. */
        void drift();
    }

    private static final int BUFFER = 1 << 16;
    private static final int REJECTED_AT_ONCE = 200;
    private final ExchangePlan plan;
    private final CaptureStage stage;
    private final EngineWatch watch;
    private final Ends ends;
    private final RowPasser passer;
    private final CopyBuffer line = new CopyBuffer();
    private final CopyBuffer buffer = new CopyBuffer();
    private final List<RowPasser.Rejected> kept = new ArrayList<>();
    private final List<String> read;
    private int @Nullable [] places;
    private @Nullable CopyIn copy;
    private boolean within;
    private Instant at = Instant.EPOCH;
    private String time = "";
    private BitSet same = new BitSet();
    private int chunk;
    private long end;
    private long number;
    private long truncated;
    private String truncatedAt = "";
    private long changes;
    private long rejected;
    private long deleted;
    private long bytes;
    private long since;

    ChangeBatch(ExchangePlan plan, CaptureStage stage, EngineWatch watch, Ends ends) {
        this.plan = plan;
        this.stage = stage;
        this.watch = watch;
        this.ends = ends;
        this.passer = new RowPasser(plan, true);
        this.read = new ArrayList<>(plan.content().fields().stream().map(ExchangeField::source).toList());
        this.read.addAll(plan.content().keys());
    }

    /** For the next transaction of the target. */
    void clear(int next) {
        chunk = next;
        copy = null;
        same = new BitSet();
        number = truncated = changes = rejected = deleted = bytes = 0;
        kept.clear();
        buffer.clear();
    }

    @Override
    public void begin(Instant when) {
        within = true;
        at = when;
        time = new MarkOf("", when, "").time();
        since = 0;
    }

    @Override
    public void commit(long behind) {
        within = false;
        end = behind;
    }

    @Override
    public void columns(List<String> names) {
        int[] found = new int[read.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = names.indexOf(read.get(i));
            if (found[i] < 0) {
                ends.drift();
                throw new ExchangeStopped("column-gone", "来源表 " + plan.source().name() + " 的变更日志中没有字段 " + read.get(i));
            }
        }
        places = found;
        ends.drift();
    }

    @Override
    public void replaced() {
        ends.drift();
    }

    @Override
    public void insert(ChangeTuple row) {
        changes++;
        put(row, null);
    }

    @Override
    public void update(@Nullable ChangeTuple before, ChangeTuple row) {
        changes++;
        ChangeTuple whole = before != null && before.whole() ? before : null;
        if (before == null || sameKey(before, row)) {
            put(row, whole);
        } else if (whole == null && untold(row)) {
            move(before, row);
        } else {
            remove(before);
            put(row, whole);
        }
    }

    private boolean untold(ChangeTuple row) {
        for (int i = 0; i < read.size(); i++) {
            if (row.same(place(i))) {
                return true;
            }
        }
        return false;
    }

    /** A row gets another key, and its large values are not told: they are where it was. Rare, and therefore one at a time. */
    private void move(ChangeTuple before, ChangeTuple row) {
        open();
        flush(1);
        CaptureEngine.onTarget(() -> {
            Objects.requireNonNull(copy).endCopy();
            ends.settle();
            copy = ends.copy();
            truncated = 0;
            return true;
        });
        remove(before);
        long removal = number;
        BitSet untold = put(row, null);
        flush(1);
        CaptureEngine.onTarget(() -> {
            Objects.requireNonNull(copy).endCopy();
            ends.inherit(removal, untold);
            copy = ends.copy();
            return true;
        });
    }

    @Override
    public void delete(ChangeTuple before) {
        changes++;
        deleted++;
        remove(before);
    }

    @Override
    public void truncate() {
        changes++;
        deleted++;
        open();
        truncated = ++number;
        truncatedAt = time;
        since++;
    }

    private int place(int i) {
        return Objects.requireNonNull(places)[i];
    }

    private boolean sameKey(ChangeTuple before, ChangeTuple row) {
        for (int i = plan.content().fields().size(); i < read.size(); i++) {
            if (!row.same(place(i)) && !Arrays.equals(before.value(place(i)), row.value(place(i)))) {
                return false;
            }
        }
        return true;
    }

    private byte[] line(ChangeTuple row, @Nullable ChangeTuple before, BitSet untold) {
        line.clear();
        for (int i = 0; i < read.size(); i++) {
            if (i > 0) {
                line.put('\t');
            }
            if (row.same(place(i)) && before == null) {
                untold.set(i);
            }
            line.putValue(row.same(place(i)) && before != null ? before.value(place(i)) : row.value(place(i)));
        }
        return line.copy();
    }

    private BitSet put(ChangeTuple row, @Nullable ChangeTuple before) {
        open();
        BitSet untold = new BitSet();
        byte[] told = line(row, before, untold);
        bytes += told.length;
        RowPasser.Rejected not = passer.change(told, buffer, false, untold, stage.tail(++number, false, untold, time));
        if (not == null) {
            same.or(untold);
        } else {
            rejected++;
            keep(not);
            passer.change(told, buffer, true, new BitSet(), stage.tail(number, true, new BitSet(), time));
        }
        flush(BUFFER);
        since++;
        return untold;
    }

    /** A key that is not fit has never come to the target. */
    private void remove(ChangeTuple before) {
        open();
        byte[] told = line(before, null, new BitSet());
        bytes += told.length;
        passer.change(told, buffer, true, new BitSet(), stage.tail(++number, true, new BitSet(), time));
        flush(BUFFER);
        since++;
    }

    private void keep(RowPasser.Rejected row) {
        kept.add(row);
        if (kept.size() == REJECTED_AT_ONCE) {
            tell();
        }
    }

    private void tell() {
        if (!kept.isEmpty()) {
            watch.rejected(chunk, List.copyOf(kept));
            kept.clear();
        }
    }

    private void open() {
        if (copy == null) {
            copy = CaptureEngine.onTarget(() -> {
                ends.begin();
                return ends.copy();
            });
        }
    }

    private void flush(int from) {
        if (buffer.size() >= Math.max(from, 1)) {
            CaptureEngine.onTarget(() -> {
                Objects.requireNonNull(copy).writeToCopy(buffer.bytes(), 0, buffer.size());
                buffer.clear();
                return true;
            });
        }
    }

    /** All of it is in the stage. */
    void close() {
        flush(1);
        CaptureEngine.onTarget(() -> Objects.requireNonNull(copy).endCopy());
        tell();
    }

    /** Nothing else can be said on a connection while it copies. */
    void cancel() {
        if (copy != null) {
            CaptureEngine.cancel(copy);
        }
    }

    /** Whether there is anything to apply. */
    boolean begun() {
        return copy != null;
    }

    /** Whether a transaction of the source is being told. */
    boolean within() {
        return within;
    }

    /** Whether that one has told a change yet. */
    boolean untouched() {
        return within && since == 0;
    }

    BitSet same() {
        return same;
    }

    long truncated() {
        return truncated;
    }

    String truncatedAt() {
        return truncatedAt;
    }

    /** Place of the log behind the last transaction. */
    long end() {
        return end;
    }

    /** When that was committed. */
    Instant at() {
        return at;
    }

    long number() {
        return number;
    }

    long changes() {
        return changes;
    }

    long rejected() {
        return rejected;
    }

    long deleted() {
        return deleted;
    }

    long bytes() {
        return bytes;
    }
}
