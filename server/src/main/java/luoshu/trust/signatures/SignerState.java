package luoshu.trust.signatures;

public enum SignerState { WAITING, SIGNED, DECLINED }
