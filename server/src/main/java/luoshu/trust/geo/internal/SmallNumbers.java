package luoshu.trust.geo.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which counts may not be told, lest somebody knows whose cases they were. */
final class SmallNumbers {

    static final int LEAST = 5;

    private SmallNumbers() {
    }

    /**
     * Keys to leave out: counts below {@link #LEAST} that are not nought; and where that is a single one, the next smallest too – else it is what the sum of the level above
     * lacks.
     */
    static Set<String> hidden(Map<String, Long> counts) {
        Set<String> hidden = new TreeSet<>();
        Map<String, Long> told = new LinkedHashMap<>();
        counts.forEach((key, count) -> {
            if (count > 0 && count < LEAST) {
                hidden.add(key);
            } else if (count > 0) {
                told.put(key, count);
            }
        });
        if (hidden.size() == 1) {
            Optional<Map.Entry<String, Long>> next = told.entrySet().stream().min(Comparator.comparingLong((Map.Entry<String, Long> one) -> one.getValue()).thenComparing(Map.Entry::getKey));
            next.ifPresent(one -> hidden.add(one.getKey()));
        }
        return hidden;
    }
}
