package luoshu.trust.seals;

/** 印章类型. */
public enum SealKind {
    /** 单位公章 */
    ORGAN(1),
    /** 单位专用章 */
    SPECIAL(2),
    /** 法定代表人名章 */
    LEGAL_REPRESENTATIVE(3),
    /** 责任人名章 */
    RESPONSIBLE_PERSON(4),
    OTHER(99);

    private final int code;

    SealKind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
