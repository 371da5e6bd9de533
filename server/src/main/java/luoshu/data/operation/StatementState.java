package luoshu.data.operation;

public enum StatementState { ISSUED, CONFIRMED }
