package luoshu.trust.signatures;

/** What a signature is worth now. */
public enum SignatureVerdict {
    VALID,
    /** Genuine, but the application was changed after it. */
    CONTENT_CHANGED,
    /** The certificate was not good when it was signed. */
    UNTRUSTED,
    FORGED
}
