package luoshu.verify;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Verification by GB/T 32918.2-2016 on the recommended curve, with the user id 1234567812345678. Public values only, so nothing here needs constant time. */
final class Sm2 {

    private record Point(BigInteger x, BigInteger y) {
    }

    private static final BigInteger P = hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF");
    private static final BigInteger A = hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC");
    private static final BigInteger B = hex("28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93");
    private static final BigInteger N = hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123");
    private static final Point G = new Point(hex("32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"),
            hex("BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0"));
    private static final byte[] ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private Sm2() {
    }

    /**
     * @param key       the uncompressed point, 65 bytes
     * @param signature r and s, 32 bytes each
     */
    static boolean verify(byte[] key, byte[] message, byte[] signature) {
        if (key.length != 65 || key[0] != 4 || signature.length != 64) {
            return false;
        }
        Point own = new Point(new BigInteger(1, Arrays.copyOfRange(key, 1, 33)), new BigInteger(1, Arrays.copyOfRange(key, 33, 65)));
        BigInteger r = new BigInteger(1, Arrays.copyOfRange(signature, 0, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        BigInteger t = r.add(s).mod(N);
        if (!onCurve(own) || !inRange(r) || !inRange(s) || t.signum() == 0) {
            return false;
        }
        byte[] z = Sm3.hash(new byte[] {0, (byte) (ID.length * 8)}, ID, bytes(A), bytes(B), bytes(G.x), bytes(G.y), bytes(own.x), bytes(own.y));
        BigInteger e = new BigInteger(1, Sm3.hash(z, message));
        Point sum = add(times(G, s), times(own, t));
        return sum != null && e.add(sum.x).mod(N).equals(r);
    }

    private static boolean inRange(BigInteger number) {
        return number.signum() > 0 && number.compareTo(N) < 0;
    }

    private static boolean onCurve(Point p) {
        return p.x.compareTo(P) < 0 && p.y.compareTo(P) < 0 && p.y.multiply(p.y).subtract(p.x.multiply(p.x).add(A).multiply(p.x).add(B)).mod(P).signum() == 0;
    }

    private static Point times(Point point, BigInteger factor) {
        Point sum = null;
        for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
            sum = add(sum, sum);
            if (factor.testBit(bit)) {
                sum = add(sum, point);
            }
        }
        return sum;
    }

    /** Null is the point at infinity. */
    private static Point add(Point a, Point b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        BigInteger slope;
        if (!a.x.equals(b.x)) {
            slope = b.y.subtract(a.y).multiply(b.x.subtract(a.x).modInverse(P)).mod(P);
        } else if (a.y.equals(b.y) && a.y.signum() != 0) {
            slope = a.x.multiply(a.x).multiply(BigInteger.valueOf(3)).add(A).multiply(a.y.shiftLeft(1).modInverse(P)).mod(P);
        } else {
            return null;
        }
        BigInteger x = slope.multiply(slope).subtract(a.x).subtract(b.x).mod(P);
        return new Point(x, slope.multiply(a.x.subtract(x)).subtract(a.y).mod(P));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] all = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(32, all.length);
        System.arraycopy(all, all.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }
}
