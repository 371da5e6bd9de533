package luoshu.trust.layout;

/** Why bytes are not a package that can be relied on. */
public enum PackageFault {
    /** More bytes, entries or unpacked bytes than the limits allow. */
    TOO_LARGE,
    /** No package, or one cut off. */
    NOT_A_PACKAGE,
    /** The directory and the entries contradict each other, entries overlap, occur twice, or bytes belong to nothing: two readers could see two documents. */
    AMBIGUOUS,
    /** An entry would be written outside the package's folder. */
    UNSAFE_NAME,
    /** An entry does not unpack to what its header says. */
    DAMAGED_ENTRY,
    /** Encrypted, split or packed in a way that the format does not have. */
    UNSUPPORTED
}
