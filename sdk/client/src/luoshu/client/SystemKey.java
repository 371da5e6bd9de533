package luoshu.client;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import luoshu.verify.GatewayProof;

/**
 * An SM2 key in this process. Its arithmetic is that of BigInteger: how long it takes says something about the key to who can measure it from the same machine, and a signature takes some milliseconds. A session needs one an hour; who signs each
 * question, or shares the machine with strangers, gives the key to a module ({@link Signer}).
 */
public final class SystemKey implements Signer {

    private static final byte[] ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOM = new SecureRandom();
    /** SubjectPublicKeyInfo of an SM2 key up to its point. */
    private static final byte[] INFO = HexFormat.of().parseHex("3059301306072a8648ce3d020106082a811ccf5501822d034200");
    /** Version and head of the number in an ECPrivateKey. */
    private static final byte[] NUMBER = HexFormat.of().parseHex("0201010420");
    private final BigInteger d;
    private final Curve.Point point;
    private final byte[] identity;

    private SystemKey(BigInteger d) {
        if (d.signum() <= 0 || d.compareTo(Curve.N.subtract(BigInteger.ONE)) >= 0) {
            throw new IllegalArgumentException("not an SM2 key");
        }
        this.d = d;
        point = Curve.times(Curve.G, d);
        identity = GatewayProof.sm3(new byte[] {0, (byte) (ID.length * 8)}, ID, Curve.bytes(Curve.A), Curve.bytes(Curve.B), Curve.bytes(Curve.G.x()), Curve.bytes(Curve.G.y()), Curve.bytes(point.x()),
                Curve.bytes(point.y()));
    }

    static SystemKey fresh() {
        return new SystemKey(number().min(Curve.N.subtract(BigInteger.TWO)));
    }

    /** As {@code openssl genpkey -algorithm SM2} writes it. */
    public static SystemKey read(Path pem) throws IOException {
        byte[] der = Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----[A-Z ]+-----", ""));
        for (int at = 0; at + NUMBER.length + 32 <= der.length; at++) {
            if (Arrays.equals(der, at, at + NUMBER.length, NUMBER, 0, NUMBER.length)) {
                return new SystemKey(new BigInteger(1, Arrays.copyOfRange(der, at + NUMBER.length, at + NUMBER.length + 32)));
            }
        }
        throw new IllegalArgumentException("not a private key in PEM, unencrypted: " + pem);
    }

    private static BigInteger number() {
        BigInteger number;
        do {
            number = new BigInteger(256, RANDOM);
        } while (number.signum() == 0 || number.compareTo(Curve.N) >= 0);
        return number;
    }

    @Override
    public String key() {
        return HexFormat.of().formatHex(GatewayProof.sm3(point.encoded()), 0, 16);
    }

    /** The public key in PEM, to be registered. */
    public String publicPem() {
        byte[] info = Arrays.copyOf(INFO, INFO.length + 65);
        System.arraycopy(point.encoded(), 0, info, INFO.length, 65);
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(info) + "\n-----END PUBLIC KEY-----\n";
    }

    @Override
    public byte[] sign(byte[] message) {
        BigInteger e = new BigInteger(1, GatewayProof.sm3(identity, message));
        while (true) {
            BigInteger k = number();
            BigInteger r = e.add(Curve.times(Curve.G, k).x()).mod(Curve.N);
            if (r.signum() == 0 || r.add(k).equals(Curve.N)) {
                continue;
            }
            BigInteger s = d.add(BigInteger.ONE).modInverse(Curve.N).multiply(k.subtract(r.multiply(d))).mod(Curve.N);
            if (s.signum() != 0) {
                byte[] signature = Arrays.copyOf(Curve.bytes(r), 64);
                System.arraycopy(Curve.bytes(s), 0, signature, 32, 32);
                return signature;
            }
        }
    }

    /**
     * What was encrypted to this key by GB/T 32918.4, as SEQUENCE {x, y, SM3, ciphertext}.
     *
     * @throws SecurityException if it was not, or was changed
     */
    byte[] decrypt(byte[] sealed) {
        Parts parts = new Parts(sealed);
        Curve.Point sent = new Curve.Point(new BigInteger(1, parts.next(0x02)), new BigInteger(1, parts.next(0x02)));
        byte[] check = parts.next(0x04);
        byte[] plain = parts.next(0x04);
        if (!sent.onCurve()) {
            throw new SecurityException("the secret is not encrypted to a point of the curve");
        }
        Curve.Point shared = Curve.times(sent, d);
        byte[] x = Curve.bytes(shared.x());
        byte[] y = Curve.bytes(shared.y());
        for (int from = 0, block = 1; from < plain.length; from += 32, block++) {
            byte[] mask = GatewayProof.sm3(x, y, new byte[] {0, 0, 0, (byte) block});
            for (int i = from; i < Math.min(plain.length, from + 32); i++) {
                plain[i] ^= mask[i - from];
            }
        }
        if (!java.security.MessageDigest.isEqual(check, GatewayProof.sm3(x, plain, y))) {
            throw new SecurityException("the secret was changed on its way");
        }
        return plain;
    }

    /** The elements of a short sequence, one after the other. */
    private static final class Parts {

        private final byte[] der;
        private int at = 2;

        Parts(byte[] der) {
            if (der.length < 2 || der.length > 512 || der[0] != 0x30) {
                throw new SecurityException("not an encrypted secret");
            }
            this.der = der;
            at += der[1] < 0 ? der[1] & 0x7f : 0;
        }

        byte[] next(int tag) {
            if (at + 2 > der.length || der[at] != tag || der[at + 1] < 0 || at + 2 + der[at + 1] > der.length) {
                throw new SecurityException("not an encrypted secret");
            }
            byte[] content = Arrays.copyOfRange(der, at + 2, at + 2 + der[at + 1]);
            at += 2 + content.length;
            return content;
        }
    }
}
