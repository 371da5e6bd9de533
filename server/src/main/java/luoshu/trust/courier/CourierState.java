package luoshu.trust.courier;

/**
 * How the simulated courier behaves.
 *
 * @param stepMillis between two events of a parcel
 * @param outcome    how parcels that are ordered from now on end
 * @param copies     how often each event is told; 0: never, it has to be asked
 * @param backwards  the newest event first
 * @param outage     does not answer
 */
public record CourierState(int stepMillis, Outcome outcome, int copies, boolean backwards, boolean outage, int version) {

    /** 签收 · 第二次投递签收 · 退回. */
    public enum Outcome { SIGNED, SECOND_TRY, RETURNED }
}
