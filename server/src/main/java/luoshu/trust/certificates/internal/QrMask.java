package luoshu.trust.certificates.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;

/**
 * A QR code with the mask of the least penalty (GB/T 18284, ISO/IEC 18004, 7.8.3), found a row at a time: 64 modules are one number. What one mask changes against another depends only on
 * version and error correction, so the code is laid out once and the other seven are one exclusive-or away.
 */
final class QrMask {

    private static final int MASKS = 8;
    private static final int WIDEST = 64;
    /** By version and error correction: of each mask, rows and columns of what it changes against mask 0. */
    private static final Map<Integer, Grid[]> CHANGES = new ConcurrentHashMap<>();

    private QrMask() {
    }

    static ByteMatrix encode(String text, ErrorCorrectionLevel level) throws WriterException {
        QRCode code = masked(text, level, 0);
        int side = code.getMatrix().getWidth();
        if (side > WIDEST) {
            return Encoder.encode(text, level, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8")).getMatrix();
        }
        Grid first = Grid.of(code.getMatrix());
        int kind = code.getVersion().getVersionNumber() * 4 + level.getBits();
        Grid[] changes = CHANGES.get(kind);
        if (changes == null) {
            changes = new Grid[MASKS];
            for (int mask = 0; mask < MASKS; mask++) {
                changes[mask] = first.with(Grid.of(masked(text, level, mask).getMatrix()));
            }
            CHANGES.put(kind, changes);
        }
        Grid best = first;
        int least = Integer.MAX_VALUE;
        for (Grid change : changes) {
            Grid candidate = first.with(change);
            int penalty = candidate.penalty();
            if (penalty < least) {
                least = penalty;
                best = candidate;
            }
        }
        return best.matrix();
    }

    private static QRCode masked(String text, ErrorCorrectionLevel level, int mask) throws WriterException {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.CHARACTER_SET, "UTF-8");
        hints.put(EncodeHintType.QR_MASK_PATTERN, mask);
        return Encoder.encode(text, level, hints);
    }

    /** Modules by row and by column; bit {@code i} is the module at place {@code i}, dark if set. */
    private record Grid(long[] rows, long[] columns) {

        static Grid of(ByteMatrix matrix) {
            int side = matrix.getWidth();
            long[] rows = new long[side];
            long[] columns = new long[side];
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    long dark = matrix.get(x, y);
                    rows[y] |= dark << x;
                    columns[x] |= dark << y;
                }
            }
            return new Grid(rows, columns);
        }

        Grid with(Grid change) {
            return new Grid(exclusive(rows, change.rows), exclusive(columns, change.columns));
        }

        private static long[] exclusive(long[] one, long[] other) {
            long[] both = new long[one.length];
            for (int i = 0; i < one.length; i++) {
                both[i] = one[i] ^ other[i];
            }
            return both;
        }

        int penalty() {
            int side = rows.length;
            int dark = 0;
            for (long row : rows) {
                dark += Long.bitCount(row);
            }
            int total = side * side;
            return lines(rows) + lines(columns) + 3 * blocks() + Math.abs(dark * 2 - total) * 10 / total * 10;
        }

        /** Five or more of one colour in line, and what looks like a finder with light beside it. */
        private static int lines(long[] lines) {
            int side = lines.length;
            long pairs = -1L >>> 64 - (side - 1);
            long whole = side == 64 ? -1L : (1L << side) - 1;
            int penalty = 0;
            for (long line : lines) {
                long same = ~(line ^ line >>> 1) & pairs;
                long five = same & same >>> 1 & same >>> 2 & same >>> 3;
                penalty += Long.bitCount(five) + 2 * Long.bitCount(five & ~(five << 1));
                long finder = line & ~(line >>> 1) & line >>> 2 & line >>> 3 & line >>> 4 & ~(line >>> 5) & line >>> 6;
                long light = ~line & whole;
                long four = light & light >>> 1 & light >>> 2 & light >>> 3;
                penalty += 40 * Long.bitCount(finder & (four << 4 | four >>> 7));
            }
            return penalty;
        }

        /** Two by two of one colour. */
        private int blocks() {
            long pairs = -1L >>> 64 - (rows.length - 1);
            int count = 0;
            for (int y = 1; y < rows.length; y++) {
                long upper = rows[y - 1];
                long lower = rows[y];
                count += Long.bitCount(~(upper ^ upper >>> 1) & ~(lower ^ lower >>> 1) & ~(upper ^ lower) & pairs);
            }
            return count;
        }

        ByteMatrix matrix() {
            ByteMatrix matrix = new ByteMatrix(rows.length, rows.length);
            for (int y = 0; y < rows.length; y++) {
                for (int x = 0; x < rows.length; x++) {
                    matrix.set(x, y, (int) (rows[y] >>> x & 1));
                }
            }
            return matrix;
        }
    }
}
