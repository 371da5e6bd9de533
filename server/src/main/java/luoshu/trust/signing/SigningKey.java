package luoshu.trust.signing;

import java.security.cert.X509Certificate;
import java.util.List;

/** A key that signs here and never leaves. Ask {@link SigningKeys#current} for it each time rather than keep it: it may have been replaced. */
public interface SigningKey {

    /** 32 hexadecimal digits, from the public key. */
    String id();

    KeyPurpose purpose();

    /** Its certificate first, the root's last; empty for Ed25519. */
    List<X509Certificate> chain();

    /** Ed25519: 32 bytes; SM2: 65 bytes 04‖x‖y. */
    byte[] publicKey();

    /**
     * SM2 with SM3 and the default identity in DER; Ed25519: 64 bytes. Each use is counted.
     *
     * @throws KeyUnusable if the key has been replaced or revoked, on whichever node, a second ago or earlier
     */
    byte[] sign(byte[] message);
}
