package luoshu.trust.signing.internal;

import java.io.OutputStream;

import luoshu.trust.signing.SigningKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** Lets a key of the platform sign what it would not sign itself. */
public final class TestSigning implements ContentSigner {

    private final AuthoritySigning signing;

    public TestSigning(SigningKey key) {
        signing = new AuthoritySigning(key::sign);
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return signing.getAlgorithmIdentifier();
    }

    @Override
    public OutputStream getOutputStream() {
        return signing.getOutputStream();
    }

    @Override
    public byte[] getSignature() {
        return signing.getSignature();
    }
}
