package luoshu.trust.ledger.internal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;

/** Keys of a test's own, made by other code than the platform's. */
final class TestKeys implements CheckpointKeys {

    private final List<NoteKey> keys;

    TestKeys() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] der = pair.getPublic().getEncoded();
            X9ECParameters curve = GMNamedCurves.getByName("sm2p256v1");
            ECDomainParameters domain = new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN());
            ECPrivateKeyParameters sm2 = new ECPrivateKeyParameters(new BigInteger(250, new SecureRandom()).add(BigInteger.ONE), domain);
            byte[] point = domain.getG().multiply(sm2.getD()).normalize().getEncoded(false);
            keys = List.of(new NoteKey(NoteKey.ED25519, Arrays.copyOfRange(der, der.length - 32, der.length), ed25519(pair.getPrivate())),
                    new NoteKey(NoteKey.SM2, point, NoteKey.plain(sm2(sm2))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<NoteKey> current() {
        return keys;
    }

    private static UnaryOperator<byte[]> ed25519(PrivateKey key) {
        return text -> {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(key);
                signature.update(text);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static UnaryOperator<byte[]> sm2(ECPrivateKeyParameters key) {
        return text -> {
            try {
                SM2Signer signer = new SM2Signer();
                signer.init(true, key);
                signer.update(text, 0, text.length);
                return signer.generateSignature();
            } catch (CryptoException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
