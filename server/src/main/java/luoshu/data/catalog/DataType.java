package luoshu.data.catalog;

/** Type of an item, by the letters of the national guide. */
public enum DataType {
    C, N, Y, D, T, L, M, G, B, I, F;

    /** Needs a length. */
    public boolean sized() {
        return this == C || this == N;
    }
}
