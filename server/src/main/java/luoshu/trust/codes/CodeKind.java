package luoshu.trust.codes;

/** Whom or what a code speaks for. The number is the one written into codes and never changes. */
public enum CodeKind {
    /** 豫服码 of a person */
    PERSON(1),
    /** 豫服码 of an enterprise or organisation */
    ENTERPRISE(2),
    /** An electronic certificate shown by its holder 亮证 */
    CERTIFICATE(3);

    private final int number;

    CodeKind(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
