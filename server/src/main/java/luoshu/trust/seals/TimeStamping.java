package luoshu.trust.seals;

/** Proves when a signature existed. */
@FunctionalInterface
public interface TimeStamping {

    TimeStamping NONE = _ -> new byte[0];

    /** @return the token (RFC 3161, GB/T 20520) over the SM3 digest of the signature value; empty for none */
    byte[] token(byte[] signature);
}
