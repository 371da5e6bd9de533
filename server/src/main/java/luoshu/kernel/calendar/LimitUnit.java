package luoshu.kernel.calendar;

public enum LimitUnit { WORKING_DAY, NATURAL_DAY, MONTH, YEAR }
