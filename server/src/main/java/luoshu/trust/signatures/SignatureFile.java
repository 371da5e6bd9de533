package luoshu.trust.signatures;

import java.util.List;

/**
 * Signatures for checking elsewhere: each is SM2 with SM3 (identity 1234567812345678) in DER over the UTF-8 bytes of its statement, which holds the digest of {@code content}.
 *
 * @param content   canonical JSON: keys in order, no blanks; empty when the application was changed since
 * @param digestSm3 hexadecimal
 */
public record SignatureFile(String format, String content, String digestSm3, List<One> signatures) {

    /** @param certificate DER in base64; {@code signature} likewise */
    public record One(String statement, String signature, String certificate) {
    }
}
