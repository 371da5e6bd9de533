package luoshu.data.quality;

import java.util.List;

import luoshu.kernel.texts.Text;

/** What a comparison of tables found. {@code keys}: different ones over all tables; {@code shared}: of them those that two or more have. */
public record ComparisonFound(String code, Text name, long keys, long shared, List<ComparisonColumn> columns, List<ComparisonSide> sides) {

    /**
     * A column that is compared.
     *
     * @param compared  keys of which two or more tables give a value
     * @param agreed    of them those with one value everywhere
     * @param authority those that differ, where the authoritative table gives a value: it stands
     * @param voted     those that differ without its word, where one value is given more often than any other
     * @param undecided the rest
     */
    public record ComparisonColumn(String column, long compared, long agreed, long authority, long voted, long undecided) {
    }

    /**
     * One of the tables.
     *
     * @param duplicates keys, written alike, that more than one of its rows have
     * @param unkeyed    rows without a whole key
     * @param right      for each column in order: values it gives that are those that stand
     * @param given      for each column: values it gives where there is one that stands
     */
    public record ComparisonSide(String name, String table, boolean authoritative, long rows, long keys, long duplicates, long unkeyed, List<Long> right, List<Long> given, List<String> duplicated) {
    }

    public ComparisonFound {
        columns = List.copyOf(columns);
        sides = List.copyOf(sides);
    }
}
