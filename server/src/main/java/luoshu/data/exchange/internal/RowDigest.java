package luoshu.data.exchange.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How many rows there are and what they say, whatever their order: the sum modulo 2¹²⁸ of the first 16 bytes of each row's SHA-256. It shows what was lost, doubled or changed on the way; it is no
 * signature. SHA-256 because processors have it; a row counts as often as it is there.
 */
final class RowDigest {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private final MessageDigest hash;
    private final byte[] of = new byte[32];
    private long rows;
    private long high;
    private long low;

    RowDigest() {
        try {
            hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /** @param value as {@link #value()} gave it */
    static RowDigest of(long rows, String value) {
        RowDigest digest = new RowDigest();
        byte[] bytes = HexFormat.of().parseHex(value);
        digest.rows = rows;
        digest.high = (long) LONG.get(bytes, 0);
        digest.low = (long) LONG.get(bytes, 8);
        return digest;
    }

    void add(byte[] row, int begin, int end) {
        hash.update(row, begin, end - begin);
        try {
            hash.digest(of, 0, of.length);
        } catch (DigestException never) {
            throw new IllegalStateException(never);
        }
        rows++;
        plus((long) LONG.get(of, 0), (long) LONG.get(of, 8));
    }

    void add(RowDigest other) {
        rows += other.rows;
        plus(other.high, other.low);
    }

    private void plus(long otherHigh, long otherLow) {
        low += otherLow;
        high += otherHigh + (Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0);
    }

    long rows() {
        return rows;
    }

    /** 32 hexadecimal digits. */
    String value() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    boolean same(RowDigest other) {
        return rows == other.rows && high == other.high && low == other.low;
    }
}
