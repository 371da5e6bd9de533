package luoshu.data.analysis;

/** REFUSED before anything was read; FAILED and CANCELLED while it was. */
public enum AnalysisUseState { RUNNING, DONE, REFUSED, FAILED, CANCELLED }
