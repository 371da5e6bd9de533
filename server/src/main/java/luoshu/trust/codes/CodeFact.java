package luoshu.trust.codes;

/** What a code says in words. The number is the one written into codes and never changes. */
public enum CodeFact {
    /** A person's name masked, an enterprise's in full. */
    NAME(1),
    /** Identity number, masked. */
    ID_NUMBER(2),
    CREDIT_CODE(3),
    /** Who shows it for the enterprise, or for the person represented; masked. */
    SHOWN_BY(4),
    /** 证照名称 */
    CERTIFICATE(5),
    /** 证照编号 */
    CERTIFICATE_NUMBER(6),
    ISSUER(7),
    /** Last day of validity, {@code yyyy-MM-dd}; missing where there is none. */
    VALID_TO(8),
    /** Where its status stands: {@code list/index}. */
    STATUS(9);

    private final int number;

    CodeFact(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
