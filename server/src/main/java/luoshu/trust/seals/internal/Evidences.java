package luoshu.trust.seals.internal;

import luoshu.trust.seals.SealHolder;

/** What the evidence log may show in clear. */
final class Evidences {

    private Evidences() {
    }

    /** An organ by its code. That an enterprise uses its seal is nobody's business: all of them stand under one word. */
    static String organ(SealHolder holder) {
        return holder.kind() == SealHolder.Kind.ORGAN ? holder.code() : "ENTERPRISE";
    }
}
