package luoshu.data.operation;

/** Only IN_FORCE lets the operator's systems ask. AGREED: concluded, not begun. */
public enum OperationState { DRAFT, AGREED, IN_FORCE, SUSPENDED, ENDED }
