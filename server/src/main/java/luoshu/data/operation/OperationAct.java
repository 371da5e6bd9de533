package luoshu.data.operation;

public enum OperationAct { CONCLUDE, BEGIN, SUSPEND, RESUME, END }
