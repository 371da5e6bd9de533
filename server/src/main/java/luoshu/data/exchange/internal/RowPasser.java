package luoshu.data.exchange.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import luoshu.data.exchange.ExchangeReason;
import org.jspecify.annotations.Nullable;

/** Takes rows of the source through the gates, one at a time, and counts and digests what goes on to the target. */
final class RowPasser {

    /** A row that was kept back. {@code key}: values of the key columns, as texts. */
    record Rejected(List<String> key, List<ExchangeReason> reasons) {
    }

    private static final BitSet NONE = new BitSet();
    private final ExchangePlan plan;
    private final boolean staged;
    private final String behind;
    private final CopyLine line;
    private final boolean open;
    private final int fields;
    private final RowDigest sent = new RowDigest();
    private final List<ExchangeReason> reasons = new ArrayList<>();
    private long read;
    private long rejected;
    private long deleted;
    private long bytes;

    /** @param staged rows go to the stage, with the sign for removal behind them */
    RowPasser(ExchangePlan plan, boolean staged) {
        this(plan, staged, "");
    }

    /** @param behind what follows each row that goes on, a tab first; empty: nothing */
    RowPasser(ExchangePlan plan, boolean staged, String behind) {
        this.plan = plan;
        this.staged = staged;
        this.behind = behind;
        this.line = new CopyLine(plan.width());
        this.fields = plan.content().fields().size();
        this.open = plan.gates().stream().allMatch(FieldGate::open);
    }

    /** Puts the row into the buffer, or says why not. */
    @Nullable Rejected pass(byte[] row, CopyBuffer buffer) {
        line.set(row);
        read++;
        bytes += row.length;
        String operation = plan.content().control() ? text(plan.width() - 1) : null;
        boolean removed = "D".equals(operation);
        reasons.clear();
        if (plan.content().control() && !removed && !"I".equals(operation) && !"U".equals(operation)) {
            reasons.add(new ExchangeReason(ExchangeContent.OPERATION, "operation", ExchangeContent.OPERATION + "：不是 I、U、D"));
        }
        Rejected not = fit(buffer, removed, NONE);
        if (not != null) {
            rejected++;
            return not;
        }
        if (removed) {
            deleted++;
        } else {
            sent.add(buffer.bytes(), buffer.row(), buffer.size());
        }
        if (staged) {
            buffer.put('\t');
            buffer.put(removed ? 't' : 'f');
        }
        buffer.putPlain(behind);
        buffer.put('\n');
        return null;
    }

    /**
     * Puts a change into the buffer, or says why not; counts nothing. Behind the tail comes the key as the source has it, where something was not told and the row may have to be read there.
     *
     * @param removed only the key counts
     * @param same    fields whose value was not told: the target has it
     * @param tail    what follows the row, a tab first
     */
    @Nullable Rejected change(byte[] row, CopyBuffer buffer, boolean removed, BitSet same, String tail) {
        line.set(row);
        reasons.clear();
        Rejected not = fit(buffer, removed, same);
        if (not == null) {
            buffer.putPlain(tail);
            buffer.put('\t');
            if (same.isEmpty()) {
                buffer.putNull();
            } else {
                buffer.put(PgNames.array(key()));
            }
            buffer.put('\n');
        }
        return not;
    }

    private @Nullable Rejected fit(CopyBuffer buffer, boolean removed, BitSet same) {
        buffer.beginRow();
        if (open && !removed) {
            buffer.put(line.bytes(), line.begin(0), line.end(fields - 1));
        } else {
            fields(buffer, removed, same);
        }
        if (reasons.isEmpty()) {
            return null;
        }
        buffer.dropRow();
        return new Rejected(key(), List.copyOf(reasons));
    }

    private void fields(CopyBuffer buffer, boolean removed, BitSet same) {
        for (int i = 0; i < fields; i++) {
            if (i > 0) {
                buffer.put('\t');
            }
            FieldGate gate = plan.gates().get(i);
            if (removed && !plan.isKey(i) || same.get(i)) {
                buffer.putNull();
            } else if (gate.open()) {
                buffer.put(line.bytes(), line.begin(i), line.end(i));
            } else {
                String value = gate.pass(text(i), reasons);
                if (value == null) {
                    buffer.putNull();
                } else {
                    buffer.put(value);
                }
            }
        }
    }

    private @Nullable String text(int field) {
        return line.isNull(field) ? null : line.text(field);
    }

    /** Of the row that passed last. */
    List<String> key() {
        List<String> key = new ArrayList<>();
        for (int i = 0; i < plan.content().keys().size(); i++) {
            key.add(String.valueOf(text(fields + i)));
        }
        return key;
    }

    RowDigest sent() {
        return sent;
    }

    long read() {
        return read;
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
