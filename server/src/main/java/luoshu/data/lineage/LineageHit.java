package luoshu.data.lineage;

/** A column that was found. {@code title}: what it or its table is called besides; empty: nothing. */
public record LineageHit(LineageColumn column, String placeName, String title, String organName) {
}
