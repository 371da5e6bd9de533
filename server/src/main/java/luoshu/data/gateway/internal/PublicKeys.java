package luoshu.data.gateway.internal;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import luoshu.kernel.problems.Invalid;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.Sm2;
import luoshu.trust.signing.Sm2Verifier;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;

/** Reads public keys people upload. */
final class PublicKeys {

    private static final int POINT = 65;
    private static final int LONGEST = 20_000;
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";
    private static final String KEY = "-----BEGIN PUBLIC KEY-----";

    private PublicKeys() {
    }

    /** {@code from}, {@code until}: of its certificate; absent: none was sent. */
    record Uploaded(byte[] point, byte @Nullable [] certificate, @Nullable Instant from, @Nullable Instant until) {

        String id() {
            return HexFormat.of().formatHex(Sm3.digest(point), 0, 16);
        }
    }

    /** @throws Invalid at {@code pointer} if it is neither a certificate with an SM2 key nor an SM2 key */
    static Uploaded read(String pem, String pointer) {
        try {
            String text = pem.strip();
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException("too long");
            }
            if (text.startsWith(CERTIFICATE)) {
                X509Certificate certificate = Certificates.read(text.getBytes(StandardCharsets.US_ASCII));
                return new Uploaded(onCurve(Certificates.publicKey(certificate)), Certificates.encoded(certificate), certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
            }
            if (text.startsWith(KEY)) {
                return new Uploaded(point(Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""))), null, null, null);
            }
            throw new IllegalArgumentException("no PEM");
        } catch (IllegalArgumentException wrong) {
            throw new Invalid(pointer, "public-key", "应为 PEM 格式的 SM2 证书或者公钥");
        }
    }

    /** Of a SubjectPublicKeyInfo that says SM2, as we would write it ourselves. */
    private static byte[] point(byte[] info) {
        if (info.length < POINT) {
            throw new IllegalArgumentException("too short");
        }
        byte[] point = onCurve(Arrays.copyOfRange(info, info.length - POINT, info.length));
        if (!Arrays.equals(info, Sm2.subjectPublicKeyInfo(point))) {
            throw new IllegalArgumentException("not SM2");
        }
        return point;
    }

    private static byte[] onCurve(byte[] point) {
        if (point.length != POINT) {
            throw new IllegalArgumentException("not SM2");
        }
        new Sm2Verifier(point);
        return point;
    }
}
