package luoshu.kernel.database;

/** Text for the patterns of {@code like}. */
public final class Like {

    private Like() {
    }

    /** Stands for itself in a pattern; the caller adds {@code %} where anything may be. */
    public static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
