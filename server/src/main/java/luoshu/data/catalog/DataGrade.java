package luoshu.data.catalog;

/** Grade of data (GB/T 43697-2024), from the least to the highest: what is general has four steps. */
public enum DataGrade {
    GENERAL_1, GENERAL_2, GENERAL_3, GENERAL_4, IMPORTANT, CORE;

    /** Who may see that there is such an entry at all, 0–2. */
    public int confidentiality() {
        return switch (this) {
            case GENERAL_1, GENERAL_2, GENERAL_3, GENERAL_4 -> 0;
            case IMPORTANT -> 1;
            case CORE -> 2;
        };
    }

    /** The least grade of a resource with items of this sensitivity, 1–4. */
    public static DataGrade ofSensitivity(int sensitivity) {
        return values()[sensitivity - 1];
    }
}
