package luoshu.trust.certificates.stock;

import java.util.UUID;

/** Lines of a file belong to batches of fixed size, so that the log's entry about a line is known from its number. */
public final class StockBatch {

    static final int LINES = 2_000;

    private StockBatch() {
    }

    /** Under which the log keeps the batch of a line. */
    public static String subject(UUID stock, int line) {
        return "certificate-stock:" + stock + ":" + (line - 1) / LINES;
    }

    /** The last line of the batch after {@code line}. */
    static int end(int line) {
        return (line / LINES + 1) * LINES;
    }
}
