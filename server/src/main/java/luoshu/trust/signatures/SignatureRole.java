package luoshu.trust.signatures;

import luoshu.kernel.access.Actor;

/** As what somebody signs. */
public enum SignatureRole {
    /** 本人 */
    OWNER,
    /** 法定代表人 */
    REPRESENTATIVE,
    /** 单位经办人 */
    HANDLER,
    /** 代理人 */
    AGENT;

    public static SignatureRole of(Actor.CapacityKind capacity) {
        return switch (capacity) {
            case SELF -> OWNER;
            case LEGAL_REPRESENTATIVE -> REPRESENTATIVE;
            case HANDLER, ORGAN -> HANDLER;
            case AGENT -> AGENT;
        };
    }
}
