package luoshu.data.operation.internal;

import luoshu.data.operation.OperationPrice;
import org.jspecify.annotations.Nullable;

/** What a quantity costs: whole fen, and nothing is rounded but the last fraction of a fen of a line, half up. */
final class Charge {

    private Charge() {
    }

    /** Fen. @throws ArithmeticException when it is more than a {@code long} holds */
    static long amount(long quantity, OperationPrice price) {
        if (quantity < 0) {
            throw new IllegalArgumentException("a quantity of " + quantity);
        }
        long exact = Math.multiplyExact(quantity, price.fen());
        long left = exact % price.per();
        return exact / price.per() + (2 * left >= price.per() ? 1 : 0);
    }

    /** What is to be paid of {@code total}. @param room what the year's permitted revenue leaves; absent: no cap */
    static long due(long total, @Nullable Long room) {
        return room == null ? total : Math.min(total, Math.max(0, room));
    }

    /**
     * By how much what is to be paid changes when the lines of a month add up to {@code after} instead of {@code before}. What a cap had cut is never paid because less was asked.
     *
     * @param paid what was to be paid for the month until now
     * @param room what the other months of the year leave; absent: no cap
     */
    static long change(long before, long paid, long after, @Nullable Long room) {
        return (after <= before ? Math.min(after, paid) : Math.max(paid, due(after, room))) - paid;
    }
}
