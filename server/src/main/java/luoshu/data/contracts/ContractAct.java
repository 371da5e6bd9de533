package luoshu.data.contracts;

public enum ContractAct { CONCLUDE, ACTIVATE, SUSPEND, RESUME, END }
