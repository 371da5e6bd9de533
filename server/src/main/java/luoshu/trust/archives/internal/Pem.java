package luoshu.trust.archives.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.trust.signing.Certificates;

/** Certificates one after the other in a text. */
final class Pem {

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN CERTIFICATE-----\\s+[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----");
    private static final int MOST = 5;

    private Pem() {
    }

    static byte[] write(List<X509Certificate> chain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (X509Certificate certificate : chain) {
            out.writeBytes("-----BEGIN CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(Certificates.encoded(certificate)));
            out.writeBytes("\n-----END CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    /** Empty when any of them cannot be read. */
    static List<X509Certificate> read(byte[] pem) {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            Matcher blocks = BLOCK.matcher(new String(pem, StandardCharsets.US_ASCII));
            while (blocks.find() && chain.size() < MOST) {
                chain.add(Certificates.read(blocks.group().getBytes(StandardCharsets.US_ASCII)));
            }
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
        return chain;
    }
}
