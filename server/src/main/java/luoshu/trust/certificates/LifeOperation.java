package luoshu.trust.certificates;

/** What can happen to a certificate, with the codes of the national interface. */
public enum LifeOperation {
    ISSUED("01"), RENEWED("02"), SUSPENDED("03"), EXPIRED("04"), CANCELLED("05"), RETURNED("06"), OTHER("07"), CHANGED("08");

    private final String code;

    LifeOperation(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static LifeOperation coded(String code) {
        for (LifeOperation operation : values()) {
            if (operation.code.equals(code)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("no operation of a certificate's life: " + code);
    }

    /** A sealed file of its own, with the next version of the identifier. */
    public boolean makesEdition() {
        return this == ISSUED || this == RENEWED || this == CHANGED;
    }
}
