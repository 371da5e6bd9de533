package luoshu.data.catalog.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Counts every match, and by the values of some fields. Values are counted by their number in the segment; texts are looked up once a segment. */
final class ResourceCounts implements CollectorManager<ResourceCounts.One, ResourceCounts.Counts> {

    record Counts(int total, Map<String, Map<String, Integer>> byField) {
    }

    private final List<String> fields;

    ResourceCounts(String... fields) {
        this.fields = List.of(fields);
    }

    @Override
    public One newCollector() {
        return new One(fields);
    }

    @Override
    public Counts reduce(Collection<One> collectors) throws IOException {
        int total = 0;
        Map<String, Map<String, Integer>> all = new HashMap<>();
        for (One one : collectors) {
            one.finish();
            total += one.total;
            one.counts.forEach((field, values) -> values.forEach((value, count) -> all.computeIfAbsent(field, _ -> new HashMap<>()).merge(value, count, Integer::sum)));
        }
        return new Counts(total, all);
    }

    static final class One implements Collector {
        private final List<String> fields;
        private final Map<String, Map<String, Integer>> counts = new HashMap<>();
        private SortedDocValues[] values = new SortedDocValues[0];
        private int[][] ordinals = new int[0][];
        private int total;

        One(List<String> fields) {
            this.fields = fields;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            finish();
            values = new SortedDocValues[fields.size()];
            ordinals = new int[fields.size()][];
            for (int i = 0; i < fields.size(); i++) {
                values[i] = DocValues.getSorted(context.reader(), fields.get(i));
                ordinals[i] = new int[values[i].getValueCount()];
            }
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {
                    // counting needs no score
                }

                @Override
                public void collect(int doc) throws IOException {
                    total++;
                    for (int i = 0; i < values.length; i++) {
                        if (values[i].advanceExact(doc)) {
                            ordinals[i][values[i].ordValue()]++;
                        }
                    }
                }
            };
        }

        private void finish() throws IOException {
            for (int i = 0; i < values.length; i++) {
                Map<String, Integer> counted = counts.computeIfAbsent(fields.get(i), _ -> new HashMap<>());
                for (int ordinal = 0; ordinal < ordinals[i].length; ordinal++) {
                    if (ordinals[i][ordinal] > 0) {
                        counted.merge(values[i].lookupOrd(ordinal).utf8ToString(), ordinals[i][ordinal], Integer::sum);
                    }
                }
                Arrays.fill(ordinals[i], 0);
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
