package luoshu.client;

/** Signs for a system. {@link SystemKey} keeps its key in this process; where that is not enough, let a cryptographic module sign. */
public interface Signer {

    /** 32 hexadecimal digits: the first 16 bytes of the SM3 of 04‖x‖y. */
    String key();

    /** SM2 with SM3 and the identity 1234567812345678; r‖s, 64 bytes. */
    byte[] sign(byte[] message);
}
