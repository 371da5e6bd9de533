package luoshu.data.sources;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Statistics of a column in a sample; no personal value is in it.
 *
 * @param rows     looked at
 * @param nulls    of them without a value
 * @param distinct different values among them
 * @param shortest characters
 * @param longest  characters; values are looked at up to 400
 * @param pattern  what most values look like, with {@code percent} of those that are there
 * @param values   of a column with few and no personal ones, each seen at least three times, most frequent first; else empty
 */
public record ColumnProfile(int rows, int nulls, int distinct, @Nullable Integer shortest, @Nullable Integer longest, @Nullable ValuePattern pattern, int percent, List<String> values) {

    public ColumnProfile {
        values = List.copyOf(values);
    }

    public int present() {
        return rows - nulls;
    }
}
