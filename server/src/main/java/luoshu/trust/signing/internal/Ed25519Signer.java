package luoshu.trust.signing.internal;

import java.security.SecureRandom;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 (RFC 8032): private key 32 bytes, public key 32, signature 64. */
final class Ed25519Signer implements Signer {

    private final Ed25519PrivateKeyParameters key;

    Ed25519Signer(byte[] seed) {
        key = new Ed25519PrivateKeyParameters(seed, 0);
    }

    static byte[] newPrivateKey() {
        return new Ed25519PrivateKeyParameters(new SecureRandom()).getEncoded();
    }

    static byte[] publicKeyOf(byte[] seed) {
        return new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
    }

    @Override
    public byte[] sign(byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        key.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
        return signature;
    }
}
