package luoshu.kernel.packages;

/** BLOCKING: the package is not imported, or the version not published. WARNING: somebody should look. */
public enum Severity {
    BLOCKING, WARNING
}
