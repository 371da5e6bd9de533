package luoshu.data.open.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** k-anonymity and distinct l-diversity of the rows that are taken, exactly. Memory grows with the number of different combinations, which the number of rows bounds. */
final class Anonymity {

    /** @param smallest 0 when there are no rows; {@code diversity}: 0 without sensitive columns or rows */
    record Found(int rows, int groups, int smallest, int below, int diversity) {
    }

    private static final class Group {
        private int rows;
        private final List<Set<String>> values = new ArrayList<>();
    }

    private final int k;
    private final List<Integer> quasi;
    private final List<Integer> sensitive;
    private final Map<List<String>, Group> groups = new HashMap<>();
    private int rows;

    /** @param quasi places of the columns rows are grouped by; without any, all rows are one group */
    Anonymity(int k, List<Integer> quasi, List<Integer> sensitive) {
        this.k = k;
        this.quasi = List.copyOf(quasi);
        this.sensitive = List.copyOf(sensitive);
    }

    void take(List<String> row) {
        rows++;
        Group group = groups.computeIfAbsent(quasi.stream().map(row::get).toList(), _ -> {
            Group made = new Group();
            sensitive.forEach(_ -> made.values.add(new HashSet<>()));
            return made;
        });
        group.rows++;
        for (int i = 0; i < sensitive.size(); i++) {
            group.values.get(i).add(row.get(sensitive.get(i)));
        }
    }

    Found found() {
        int smallest = groups.values().stream().mapToInt(group -> group.rows).min().orElse(0);
        int below = groups.values().stream().mapToInt(group -> group.rows).filter(size -> size < k).sum();
        int diversity = groups.values().stream().flatMapToInt(group -> group.values.stream().mapToInt(Set::size)).min().orElse(0);
        return new Found(rows, groups.size(), smallest, below, diversity);
    }
}
