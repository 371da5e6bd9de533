package luoshu.trust.presenting;

/** What checking came to. Of several that apply, the one told is the first here that does not mean genuine. */
public enum Outcome {
    /** Nothing we know: neither a code nor a document that can be checked. */
    UNRECOGNISED,
    /** Changed after it was signed or sealed. */
    ALTERED,
    /** Signed or sealed by nobody trusted here. */
    UNTRUSTED,
    /** The key that signed it, or the seal, was revoked. */
    KEY_REVOKED,
    /** The code says it will be made later. */
    CODE_NOT_YET_VALID,
    /** The minute of the code is over: ask for the one on the screen now. */
    CODE_EXPIRED,
    GENUINE
}
