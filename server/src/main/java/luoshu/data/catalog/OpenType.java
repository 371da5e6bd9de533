package luoshu.data.catalog;

/** 开放类型. */
public enum OpenType { UNCONDITIONAL, CONDITIONAL, NOT_OPEN }
