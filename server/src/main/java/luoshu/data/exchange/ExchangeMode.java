package luoshu.data.exchange;

/** How a flow moves its table. */
public enum ExchangeMode {
    /** All rows, into a table beside the target that takes its place at once. */
    FULL,
    /** Rows behind the watermark, merged by key; removed by {@code cd_operation} where the source has control columns. */
    INCREMENTAL,
    /** 变更捕获: all rows once, then each committed change of the source as its log tells it, until it is paused or cancelled. */
    CAPTURE
}
