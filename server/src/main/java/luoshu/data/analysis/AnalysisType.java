package luoshu.data.analysis;

/** What values of a column are. */
public enum AnalysisType { TEXT, NUMBER, DATE, TIME, BOOLEAN }
