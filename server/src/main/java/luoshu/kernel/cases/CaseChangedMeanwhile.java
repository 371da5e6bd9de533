package luoshu.kernel.cases;

import luoshu.kernel.problems.Refused;

/** 409: two acts raced for the same case and the other one came first. Nothing of this one was done. */
public final class CaseChangedMeanwhile extends Refused {
    public CaseChangedMeanwhile() {
        super(Kind.CONFLICT, "case-changed-meanwhile", "somebody else acted on this case at the same moment; read it again");
    }
}
