package luoshu.kernel.parties;

/** 存续, 经营异常, 吊销, 注销; UNKNOWN until a register has been asked. */
public enum EnterpriseState { OPERATING, ABNORMAL, REVOKED, CANCELLED, UNKNOWN }
