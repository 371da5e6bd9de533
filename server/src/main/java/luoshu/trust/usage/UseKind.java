package luoshu.trust.usage;

public enum UseKind {
    /** Put on a screen by its holder, or who acts for them 亮证. */
    SHOWN,
    /** By somebody the holder allowed it 授权用证. */
    BY_CONSENT,
    /** By an official, on a ground the law gives 依职权用证. */
    EX_OFFICIO,
    /** In place of a paper in an application 免提交. */
    IN_APPLICATION,
    /** As a copy for one purpose 加注件. */
    COPIED
}
