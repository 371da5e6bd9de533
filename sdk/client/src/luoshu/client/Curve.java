package luoshu.client;

import java.math.BigInteger;

/** The recommended curve of GB/T 32918.5, as far as signing and decrypting need it. Points are multiplied in Jacobian coordinates; the time it takes depends on the number, see {@link Signer}. */
final class Curve {

    static final BigInteger P = hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF");
    static final BigInteger A = hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC");
    static final BigInteger B = hex("28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93");
    static final BigInteger N = hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123");
    static final Point G = new Point(hex("32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"), hex("BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0"));
    private static final BigInteger TWO = BigInteger.TWO;
    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final BigInteger EIGHT = BigInteger.valueOf(8);
    private static final int BYTES = 32;

    private Curve() {
    }

    record Point(BigInteger x, BigInteger y) {

        boolean onCurve() {
            return x.signum() >= 0 && y.signum() >= 0 && x.compareTo(P) < 0 && y.compareTo(P) < 0 && y.multiply(y).subtract(x.multiply(x).add(A).multiply(x).add(B)).mod(P).signum() == 0;
        }

        /** 04‖x‖y. */
        byte[] encoded() {
            byte[] encoded = new byte[1 + 2 * BYTES];
            encoded[0] = 4;
            System.arraycopy(bytes(x), 0, encoded, 1, BYTES);
            System.arraycopy(bytes(y), 0, encoded, 1 + BYTES, BYTES);
            return encoded;
        }
    }

    /** z = 0: infinity. */
    private record Jacobian(BigInteger x, BigInteger y, BigInteger z) {

        Jacobian twice() {
            if (z.signum() == 0 || y.signum() == 0) {
                return new Jacobian(BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);
            }
            BigInteger yy = y.multiply(y).mod(P);
            BigInteger s = x.multiply(yy).shiftLeft(2).mod(P);
            BigInteger zz = z.multiply(z).mod(P);
            BigInteger m = THREE.multiply(x.subtract(zz)).multiply(x.add(zz)).mod(P); // a = -3
            BigInteger x3 = m.multiply(m).subtract(s.multiply(TWO)).mod(P);
            return new Jacobian(x3, m.multiply(s.subtract(x3)).subtract(EIGHT.multiply(yy).multiply(yy)).mod(P), y.multiply(z).shiftLeft(1).mod(P));
        }

        Jacobian plus(Point other) {
            if (z.signum() == 0) {
                return new Jacobian(other.x, other.y, BigInteger.ONE);
            }
            BigInteger zz = z.multiply(z).mod(P);
            BigInteger h = other.x.multiply(zz).subtract(x).mod(P);
            BigInteger r = other.y.multiply(zz).multiply(z).subtract(y).mod(P);
            if (h.signum() == 0) {
                return r.signum() == 0 ? twice() : new Jacobian(BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);
            }
            BigInteger hh = h.multiply(h).mod(P);
            BigInteger hhh = hh.multiply(h).mod(P);
            BigInteger v = x.multiply(hh).mod(P);
            BigInteger x3 = r.multiply(r).subtract(hhh).subtract(v.shiftLeft(1)).mod(P);
            return new Jacobian(x3, r.multiply(v.subtract(x3)).subtract(y.multiply(hhh)).mod(P), z.multiply(h).mod(P));
        }
    }

    /** @throws ArithmeticException at infinity */
    static Point times(Point point, BigInteger factor) {
        Jacobian sum = new Jacobian(BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);
        for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
            sum = sum.twice();
            if (factor.testBit(bit)) {
                sum = sum.plus(point);
            }
        }
        BigInteger inverse = sum.z.modInverse(P);
        BigInteger square = inverse.multiply(inverse).mod(P);
        return new Point(sum.x.multiply(square).mod(P), sum.y.multiply(square).multiply(inverse).mod(P));
    }

    /** 32 bytes. */
    static byte[] bytes(BigInteger number) {
        byte[] all = number.toByteArray();
        byte[] fixed = new byte[BYTES];
        int length = Math.min(BYTES, all.length);
        System.arraycopy(all, all.length - length, fixed, BYTES - length, length);
        return fixed;
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }
}
