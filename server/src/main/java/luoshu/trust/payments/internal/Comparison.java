package luoshu.trust.payments.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import luoshu.trust.payments.PaymentProvider.BookEntry;
import luoshu.trust.payments.PaymentProvider.StatementLine;
import luoshu.trust.payments.ReconciliationDifference.Kind;
import luoshu.trust.payments.internal.ReconciliationQueries.Found;
import luoshu.trust.payments.internal.ReconciliationQueries.Ours;
import org.jspecify.annotations.Nullable;

/** Two books of one day, entry by entry. */
final class Comparison {

    private final Map<String, Ours> ours = new HashMap<>();
    private final Function<StatementLine, @Nullable Ours> elsewhere;
    private final List<Found> found = new ArrayList<>();
    private int ourCount;
    private long ourFen;
    private int bankCount;
    private long bankFen;

    /** @param elsewhere what our book holds of an entry the bank named and that day's book lacks; null: nothing at all */
    Comparison(List<Ours> ours, Function<StatementLine, @Nullable Ours> elsewhere) {
        this.elsewhere = elsewhere;
        for (Ours one : ours) {
            this.ours.put(key(one.entry(), one.number()), one);
            ourCount++;
            ourFen += signed(one.entry(), one.fen());
        }
    }

    void bank(StatementLine line) {
        bankCount++;
        bankFen += signed(line.entry(), line.fen());
        Ours own = ours.remove(key(line.entry(), line.number()));
        if (own != null) {
            if (own.fen() != line.fen()) {
                found.add(new Found(Kind.AMOUNT, line.entry(), line.number(), own.fen(), line.fen(), own.state()));
            }
            return;
        }
        Ours known = elsewhere.apply(line);
        found.add(known == null ? new Found(Kind.BANK_ONLY, line.entry(), line.number(), null, line.fen(), null)
                : new Found(Kind.STATE, line.entry(), line.number(), known.fen(), line.fen(), known.state()));
    }

    /** Call last: what the bank did not name is ours only. */
    List<Found> end() {
        ours.values().stream().map(own -> new Found(Kind.OURS_ONLY, own.entry(), own.number(), own.fen(), null, own.state())).forEach(found::add);
        ours.clear();
        return List.copyOf(found);
    }

    int ourCount() {
        return ourCount;
    }

    long ourFen() {
        return ourFen;
    }

    int bankCount() {
        return bankCount;
    }

    long bankFen() {
        return bankFen;
    }

    private static String key(BookEntry entry, String number) {
        return entry + " " + number;
    }

    private static long signed(BookEntry entry, long fen) {
        return entry == BookEntry.PAYMENT ? fen : -fen;
    }
}
