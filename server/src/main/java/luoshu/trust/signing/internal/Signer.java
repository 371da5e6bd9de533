package luoshu.trust.signing.internal;

/** A private key at work. */
interface Signer {
    byte[] sign(byte[] message);
}
