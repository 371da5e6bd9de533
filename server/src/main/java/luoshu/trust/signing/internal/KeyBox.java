package luoshu.trust.signing.internal;

/** Seals private keys at rest. The first byte of what is sealed names the way, so that keys sealed before a change of the way still open. */
interface KeyBox {

    byte format();

    /** @param bound what the private key belongs to: it opens with the same words only */
    byte[] seal(byte[] secret, String bound);

    /** @throws IllegalStateException if it was sealed elsewhere, for something else, or changed */
    byte[] open(byte[] sealed, String bound);
}
