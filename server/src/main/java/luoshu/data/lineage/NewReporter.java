package luoshu.data.lineage;

/** {@code key}: shown once. */
public record NewReporter(LineageReporter reporter, String key) {
}
