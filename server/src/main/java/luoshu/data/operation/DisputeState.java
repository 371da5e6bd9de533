package luoshu.data.operation;

public enum DisputeState { RAISED, ACCEPTED, REFUSED }
