package luoshu.kernel.calendar;

/** Traffic light of a case: grey while its clock does not run. */
public enum Light { GREEN, YELLOW, RED, GREY }
