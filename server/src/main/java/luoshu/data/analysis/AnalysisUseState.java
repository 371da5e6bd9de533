package luoshu.data.analysis;

/** REFUSED: it may not be asked, and nothing was read; FAILED: it broke off while or after something was read, or the platform could not do it; CANCELLED by whoever asked. */
public enum AnalysisUseState { RUNNING, DONE, REFUSED, FAILED, CANCELLED }
