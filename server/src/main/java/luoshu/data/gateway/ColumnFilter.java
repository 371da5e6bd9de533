package luoshu.data.gateway;

/** How callers may ask by a field: EQUALS {@code field=}, RANGE {@code field.from=} and {@code field.until=}, both ends included. Fields of the key are always asked by equality, too. */
public enum ColumnFilter {
    NONE, EQUALS, RANGE, BOTH;

    public boolean equality() {
        return this == EQUALS || this == BOTH;
    }

    public boolean range() {
        return this == RANGE || this == BOTH;
    }
}
