package luoshu.trust.presenting;

public enum UseKind {
    /** Put on a screen by its holder, or who acts for them 亮证. */
    SHOWN
}
