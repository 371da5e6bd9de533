package luoshu.trust.archives;

/** When a package is checked: 归档, 移交, 长期保存. */
public enum Checkpoint { FILING, HANDOVER, PERIODIC }
