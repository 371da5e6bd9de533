package luoshu.trust.seals;

/**
 * A sealed document.
 *
 * @param file   OFD with the seal in it
 * @param sealId 印章标识 of the seal used
 * @param name   as it stands on the seal
 */
public record Sealed(byte[] file, String sealId, String name) {
}
