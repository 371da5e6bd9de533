package luoshu.data.quality;

/**
 * OPEN: to be mended or explained 待整改; RECTIFIED: the organ says it is, a run has to prove it 待核实; EXPLAINED: the data authority has to accept it 待认定; MENDED: a run found nothing 已整改; ACCEPTED: the explanation holds 说明属实;
 * DROPPED: the rule is gone 已撤销.
 */
public enum QualityTicketState {
    OPEN, RECTIFIED, EXPLAINED, MENDED, ACCEPTED, DROPPED;

    public boolean ended() {
        return this == MENDED || this == ACCEPTED || this == DROPPED;
    }
}
