package luoshu.data.exchange.internal;

import java.util.ArrayList;
import java.util.List;

import luoshu.data.exchange.ExchangeReason;
import org.jspecify.annotations.Nullable;

/** Takes rows of the source through the gates, one at a time, and counts and digests what goes on to the target. */
final class RowPasser {

    /** A row that was kept back. {@code key}: values of the key columns, as texts. */
    record Rejected(List<String> key, List<ExchangeReason> reasons) {
    }

    private final ExchangePlan plan;
    private final boolean staged;
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
        this.plan = plan;
        this.staged = staged;
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
        buffer.beginRow();
        if (open && !removed) {
            buffer.put(line.bytes(), line.begin(0), line.end(fields - 1));
        } else {
            fields(buffer, removed);
        }
        if (!reasons.isEmpty()) {
            buffer.dropRow();
            rejected++;
            return new Rejected(key(), List.copyOf(reasons));
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
        buffer.put('\n');
        return null;
    }

    private void fields(CopyBuffer buffer, boolean removed) {
        for (int i = 0; i < fields; i++) {
            if (i > 0) {
                buffer.put('\t');
            }
            FieldGate gate = plan.gates().get(i);
            if (removed && !plan.isKey(i)) {
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
