package luoshu.trust.signing.internal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.cert.X509Certificate;

import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.Sm2Verifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;

/** Lends an SM2 verifier to the library that reads signed messages. */
public final class Sm2Verification implements ContentVerifierProvider {

    private final X509CertificateHolder holder;
    private final Sm2Verifier verifier;
    private final boolean dated;

    private Sm2Verification(X509CertificateHolder holder, Sm2Verifier verifier, boolean dated) {
        this.holder = holder;
        this.verifier = verifier;
        this.dated = dated;
    }

    /** @param dated the time the signer states must lie within the certificate's; else that is left to who judges the chain */
    public static SignerInformationVerifier of(X509CertificateHolder holder, X509Certificate signer, boolean dated) {
        return new SignerInformationVerifier((_, _) -> "SM3WITHSM2", _ -> AuthoritySigning.SM2_WITH_SM3,
                new Sm2Verification(holder, new Sm2Verifier(Certificates.publicKey(signer)), dated), new Sm3Calculators());
    }

    @Override
    public boolean hasAssociatedCertificate() {
        return dated;
    }

    @Override
    public X509CertificateHolder getAssociatedCertificate() {
        return holder;
    }

    @Override
    public ContentVerifier get(AlgorithmIdentifier algorithm) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        return new ContentVerifier() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return algorithm;
            }

            @Override
            public OutputStream getOutputStream() {
                return message;
            }

            @Override
            public boolean verify(byte[] signature) {
                return verifier.verify(message.toByteArray(), signature);
            }
        };
    }
}
