package luoshu.data.quality;

/** How bad it is when a row fails: 严重, 一般, 提示. */
public enum RuleSeverity { SERIOUS, ORDINARY, HINT }
