package luoshu.trust.signatures;

public enum SheetState { OPEN, COMPLETE, DECLINED }
