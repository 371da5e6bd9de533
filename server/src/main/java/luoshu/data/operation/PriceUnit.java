package luoshu.data.operation;

/** What is measured: answered calls, rows of answers, or calendar months in which the agreement ran. */
public enum PriceUnit { CALL, ROW, MONTH }
