package luoshu.trust.presenting;

/** What checking came to. Of several that apply the first one here is told. */
public enum Outcome {
    /** Nothing we know: neither a code nor a document that can be checked. */
    UNRECOGNISED,
    /** A document that nobody sealed. */
    UNSEALED,
    /** Changed after it was signed or sealed. */
    ALTERED,
    /** Signed or sealed by nobody trusted here. */
    UNTRUSTED,
    /** The key that signed it, or the seal, was revoked. */
    KEY_REVOKED,
    /** Sealed when the seal or its certificate was not good yet, or no more. */
    SEAL_OUT_OF_TIME,
    /** Whether the seal was revoked cannot be found out now. */
    UNDECIDED,
    /** 印章未覆盖全文: there is more in the file than what the seal protects. */
    NOT_COVERED,
    /** Sealed, but the certificate it says it is was issued with another file, or never. */
    NOT_ON_RECORD,
    /** 已注销 */
    REVOKED,
    /** 暂扣 */
    SUSPENDED,
    /** A later edition took its place. */
    SUPERSEDED,
    /** 已过期: the certificate's own validity is over. */
    EXPIRED,
    NOT_YET_VALID,
    /** An annotated copy whose purpose is over: the certificate may be in force, the copy is not to be used any more. */
    COPY_OVER,
    /** The code says it will be made later. */
    CODE_NOT_YET_VALID,
    /** The minute of the code is over: ask for the one on the screen now. */
    CODE_EXPIRED,
    /** The register has it and it is in force; whether the paper or picture in hand is unchanged nobody can say. */
    IN_FORCE,
    /** An annotated copy, unchanged and within its time, of a certificate in force: good for what it says it is for and nothing else. */
    COPY,
    GENUINE
}
