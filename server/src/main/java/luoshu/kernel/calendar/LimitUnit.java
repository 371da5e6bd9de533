package luoshu.kernel.calendar;

/** A limit carries its unit; it is never implied. */
public enum LimitUnit { WORKING_DAY, NATURAL_DAY, MONTH, YEAR }
