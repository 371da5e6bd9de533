package luoshu.data.operation;

/** 首次登记、变更登记、更正登记、注销登记 (发改数据规〔2025〕26号). */
public enum AssetAct { FIRST, CHANGE, CORRECTION, CANCELLATION }
