package luoshu.trust.seals;

/** What is done with a seal. */
public enum SealAct {
    /** 申请 */
    APPLY("seal-applied-for"),
    /** 审批 */
    APPROVE("seal-approved"),
    /** 不予批准 */
    REFUSE("seal-refused"),
    /** 制作 */
    MAKE("seal-made"),
    /** 备案 */
    FILE("seal-filed"),
    /** 启用 */
    ENABLE("seal-enabled"),
    /** 停用 */
    SUSPEND("seal-suspended"),
    /** 恢复 */
    RESUME("seal-resumed"),
    /** 变更: its successor was enabled. */
    CHANGE("seal-changed"),
    /** 注销 */
    CANCEL("seal-cancelled");

    private final String evidence;

    SealAct(String evidence) {
        this.evidence = evidence;
    }

    /** Its kind in the evidence log. */
    public String evidence() {
        return evidence;
    }
}
