package luoshu.data.operation;

/** COUNTER: 冲正, takes back or adds what another statement said wrongly. */
public enum StatementKind { MONTHLY, COUNTER }
