package luoshu.data.open;

/** What can be done with a version. */
public enum OpenDatasetAct { CREATE, SAVE, UPLOAD, REPORT, SUBMIT, RECALL, APPROVE, PUBLISH, REFUSE, REVISE, WITHDRAW, DISCARD }
