package luoshu.trust.signing.internal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** Lends a key to the library that writes certificates, lists and stamps. SM2 with SM3 has no parameters (RFC 8998). */
final class AuthoritySigning implements ContentSigner {

    static final AlgorithmIdentifier SM2_WITH_SM3 = new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final Signer signer;

    AuthoritySigning(Signer signer) {
        this.signer = signer;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return SM2_WITH_SM3;
    }

    @Override
    public OutputStream getOutputStream() {
        return message;
    }

    @Override
    public byte[] getSignature() {
        return signer.sign(message.toByteArray());
    }
}
