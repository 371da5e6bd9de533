package luoshu.data.catalog;

/** 共享类型, national codes 1–3. */
public enum ShareType { UNCONDITIONAL, CONDITIONAL, NOT_SHARED }
