package luoshu.trust.seals.internal;

import luoshu.trust.seals.Signatory;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.SigningKey;

/** A key of the platform's store as one that seals. Replaced or revoked it refuses within a second, on every node. */
record KeySignatory(SigningKey key) implements Signatory {

    @Override
    public byte[] certificate() {
        return Certificates.encoded(key.chain().getFirst());
    }

    @Override
    public byte[] sign(byte[] message) {
        return key.sign(message);
    }
}
