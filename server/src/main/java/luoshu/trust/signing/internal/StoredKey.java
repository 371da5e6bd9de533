package luoshu.trust.signing.internal;

import java.security.cert.X509Certificate;
import java.util.List;

import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SigningKey;
import org.jspecify.annotations.Nullable;

/** A key of the store. Its private part is opened at the first signature. */
public final class StoredKey implements SigningKey {

    private final KeyRow row;
    private final StoredKeys keys;
    private volatile @Nullable Signer signer;
    /** The number of {@link Changes} at which the key was last known to be in use. */
    private volatile long goodAt = -1;

    StoredKey(KeyRow row, StoredKeys keys) {
        this.row = row;
        this.keys = keys;
    }

    @Override
    public String id() {
        return row.id();
    }

    @Override
    public KeyPurpose purpose() {
        return row.purpose();
    }

    @Override
    public List<X509Certificate> chain() {
        return row.chain();
    }

    @Override
    public byte[] publicKey() {
        return row.publicKey().clone();
    }

    @Override
    public byte[] sign(byte[] message) {
        if (row.purpose() == KeyPurpose.ROOT) {
            throw new IllegalStateException("a root signs certificates and revocation lists only");
        }
        goodAt = keys.checkInUse(row.id(), goodAt);
        return work(message);
    }

    /** For certificates, and for lists: those of a root that was replaced go on. */
    byte[] signAsAuthority(byte[] message) {
        return work(message);
    }

    private byte[] work(byte[] message) {
        Signer ready = signer;
        if (ready == null) {
            ready = keys.open(row);
            signer = ready;
        }
        byte[] signature = ready.sign(message);
        keys.count(row.id());
        return signature;
    }
}
