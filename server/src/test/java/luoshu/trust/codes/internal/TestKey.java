package luoshu.trust.codes.internal;

import java.security.SecureRandom;

import luoshu.trust.signing.Sm2Verifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;

/** Some SM2 key, outside the platform's store. */
final class TestKey {

    private final AsymmetricCipherKeyPair pair;

    TestKey() {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, CustomNamedCurves.getByName("sm2p256v1")), new SecureRandom()));
        pair = generator.generateKeyPair();
    }

    byte[] sign(byte[] message) {
        SM2Signer signer = new SM2Signer();
        signer.init(true, pair.getPrivate());
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Sm2Verifier verifier() {
        return new Sm2Verifier(((ECPublicKeyParameters) pair.getPublic()).getQ().getEncoded(false));
    }
}
