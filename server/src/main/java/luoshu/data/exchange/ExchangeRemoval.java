package luoshu.data.exchange;

/** What becomes of a row at the target that was removed at the source, for a flow that captures changes. */
public enum ExchangeRemoval {
    /** It is removed there, too. */
    APPLY,
    /** It stays and says so: {@code cd_operation} I, U or D, {@code cd_time} of the change at the source, {@code cd_batch}. */
    MARK
}
