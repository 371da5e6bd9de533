package luoshu.data.catalog;

/** 更新周期. */
public enum UpdateCycle { REAL_TIME, DAILY, WEEKLY, TEN_DAYS, MONTHLY, QUARTERLY, YEARLY, ON_DEMAND }
