package luoshu.trust.seals;

/** Somebody with an SM2 key: a seal-maker or the holder of a seal. Called by many threads. */
public interface Signatory {

    /** The certificate of the key, DER. */
    byte[] certificate();

    /** SM2 with SM3 over the message, identity 1234567812345678 (GB/T 32918.2, GM/T 0009); DER SEQUENCE of r and s. */
    byte[] sign(byte[] message);
}
