package luoshu.data.sources.internal;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.data.sources.ColumnProfile;
import luoshu.data.sources.ValuePattern;
import org.jspecify.annotations.Nullable;

/** Values of one column in a sample: counted here, and gone with it. */
final class ColumnSample {

    private static final int MOST_VALUES = 20;
    private static final int LONGEST_VALUE = 40;
    /** What was seen less often may be one person's. */
    private static final int SEEN = 3;
    /** Even a few that may be personal keep all of them back. */
    private static final double SUSPECT = 0.02;
    private static final double NAMES = 0.5;
    private final Recognisers recognisers;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<ValuePattern, Integer> patterns = new EnumMap<>(ValuePattern.class);
    private int rows;
    private int nulls;
    private int shortest = Integer.MAX_VALUE;
    private int longest;
    private int hidden;

    ColumnSample(Recognisers recognisers) {
        this.recognisers = recognisers;
    }

    void add(@Nullable String value) {
        rows++;
        if (value == null) {
            nulls++;
            return;
        }
        int length = value.codePointCount(0, value.length());
        shortest = Math.min(shortest, length);
        longest = Math.max(longest, length);
        counts.merge(value, 1, Integer::sum);
        ValuePattern pattern = recognisers.of(value);
        if (pattern != null) {
            patterns.merge(pattern, 1, Integer::sum);
        }
        if (Recognisers.hidesNumber(value)) {
            hidden++;
        }
    }

    /** @param listed whether values may be told at all, as far as the column itself says */
    ColumnProfile profile(boolean listed) {
        int present = rows - nulls;
        Optional<Map.Entry<ValuePattern, Integer>> most = patterns.entrySet().stream().max(Map.Entry.<ValuePattern, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())));
        return new ColumnProfile(rows, nulls, counts.size(), present == 0 ? null : shortest, present == 0 ? null : longest, most.map(Map.Entry::getKey).orElse(null),
                most.map(one -> one.getValue() * 100 / present).orElse(0), listed && tellable(present) ? values() : List.of());
    }

    private boolean tellable(int present) {
        int suspect = hidden + patterns.entrySet().stream().filter(one -> one.getKey().personal() && one.getKey() != ValuePattern.PERSON_NAME).mapToInt(Map.Entry::getValue).sum();
        return counts.size() <= MOST_VALUES && longest <= LONGEST_VALUE && suspect <= present * SUSPECT && patterns.getOrDefault(ValuePattern.PERSON_NAME, 0) < present * NAMES
                && !patterns.containsKey(ValuePattern.DATE);
    }

    private List<String> values() {
        return counts.entrySet().stream().filter(one -> one.getValue() >= SEEN && !one.getKey().isBlank() && recognisers.of(one.getKey()) != ValuePattern.PERSON_NAME && !personal(one.getKey())
                        && !one.getKey().contains("\u0000"))
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).toList();
    }

    private boolean personal(String value) {
        ValuePattern pattern = recognisers.of(value);
        return pattern != null && pattern.personal() || Recognisers.hidesNumber(value);
    }
}
