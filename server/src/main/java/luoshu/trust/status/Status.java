package luoshu.trust.status;

/** The states and their bits as the OAuth working group's Token Status List registers them. Expiry is not among them: the thing itself says when it ends. */
public enum Status {
    VALID(0), INVALID(1), SUSPENDED(2);

    private final int bits;

    Status(int bits) {
        this.bits = bits;
    }

    public int bits() {
        return bits;
    }
}
