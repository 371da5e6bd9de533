package luoshu.trust.seals;

/** Where a seal is in its life. */
public enum SealState {
    /** 已申请 */
    APPLIED,
    /** 已审批 */
    APPROVED,
    /** 不予制作 */
    REFUSED,
    /** 已制作 */
    MADE,
    /** 已备案 */
    FILED,
    /** 使用中; the only state in which it seals. */
    ENABLED,
    /** 已停用 */
    SUSPENDED,
    /** 已变更: another seal took its place. */
    CHANGED,
    /** 已注销 */
    CANCELLED
}
