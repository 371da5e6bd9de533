package luoshu.trust.signing;

import java.io.ByteArrayInputStream;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;

import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Reading X.509 certificates; the JDK's own reader refuses the curve of SM2. */
public final class Certificates {

    /** Asked for by name where needed; not put among the JDK's providers. */
    static final Provider PROVIDER = new BouncyCastleProvider();
    private static final byte SEQUENCE = 0x30;
    private static final int LARGEST = 64 * 1024;

    private Certificates() {
    }

    /** @throws IllegalArgumentException if these bytes are not one certificate in DER or PEM */
    public static X509Certificate read(byte[] encoded) {
        if (encoded.length > LARGEST) {
            throw new IllegalArgumentException("too long for a certificate");
        }
        try {
            X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509", PROVIDER).generateCertificate(new ByteArrayInputStream(encoded));
            if (read == null) {
                throw new IllegalArgumentException("not a certificate");
            }
            if (encoded[0] == SEQUENCE && !Arrays.equals(encoded, read.getEncoded())) { // the reader forgives and mends; what was signed are the bytes
                throw new IllegalArgumentException("not in DER");
            }
            read.getSubjectX500Principal(); // names that cannot be read are refused here, not wherever they are first looked at
            read.getIssuerX500Principal();
            return read;
        } catch (CertificateException | ClassCastException malformed) {
            throw new IllegalArgumentException("not a certificate", malformed);
        }
    }

    /** The bits of the public key as they stand in the certificate; of an SM2 key 04‖x‖y. */
    public static byte[] publicKey(X509Certificate certificate) {
        return Certificate.getInstance(encoded(certificate)).getSubjectPublicKeyInfo().getPublicKeyData().getBytes();
    }

    public static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Is it signed with the key of {@code issuer}? Names, times and uses are not looked at. */
    public static boolean signedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey(), PROVIDER);
            return true;
        } catch (java.security.GeneralSecurityException | RuntimeException not) {
            return false;
        }
    }
}
