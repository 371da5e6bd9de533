package luoshu.data.catalog.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.LongHeap;

/**
 * Collects every match, and counts them by the values of some fields. A value has one number in all segments, looked up once a segment: with thousands of organs in dozens of segments, texts looked up and
 * added by their text cost more than finding the matches.
 */
final class ResourceCounts {

    record Counts(int total, ResourceSet found, List<String> fields, List<Numbers> numbers, int[][] byField) {

        /** The values found most often, most first, equals by their text. */
        List<Map.Entry<String, Integer>> most(String field, int limit) {
            int[] counted = byField[fields.indexOf(field)];
            int least = least(counted, limit);
            Numbers values = numbers.get(fields.indexOf(field));
            List<Map.Entry<String, Integer>> most = new ArrayList<>();
            for (int number = 0; number < counted.length; number++) {
                if (counted[number] >= least) {
                    most.add(Map.entry(values.text(number), counted[number]));
                }
            }
            most.sort(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()));
            return most.subList(0, Math.min(limit, most.size()));
        }

        /** The count of the last that is wanted, at least 1. */
        private static int least(int[] counted, int limit) {
            LongHeap most = new LongHeap(limit);
            for (int count : counted) {
                if (count > 0) {
                    most.insertWithOverflow(count);
                }
            }
            return most.size() < limit ? 1 : (int) most.top();
        }
    }

    /** The numbers of a field's values, given as they are met and kept for the life of the index. */
    static final class Numbers {
        private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
        private volatile List<String> texts = List.of();

        private synchronized int[] of(SortedDocValues values) throws IOException {
            List<String> more = new ArrayList<>(texts);
            int[] mine = new int[values.getValueCount()];
            for (int ordinal = 0; ordinal < mine.length; ordinal++) {
                mine[ordinal] = numbers.computeIfAbsent(values.lookupOrd(ordinal).utf8ToString(), text -> {
                    more.add(text);
                    return more.size() - 1;
                });
            }
            texts = more;
            return mine;
        }

        private String text(int number) {
            return texts.get(number);
        }

        private int size() {
            return texts.size();
        }
    }

    private final List<String> fields;
    private final List<Numbers> numbers;
    private final Map<IndexReader.CacheKey, int[][]> segments = new ConcurrentHashMap<>();

    ResourceCounts(String... fields) {
        this.fields = List.of(fields);
        this.numbers = this.fields.stream().map(_ -> new Numbers()).toList();
    }

    /** Looks the values up of segments that are new. */
    void prepare(IndexReader reader) {
        reader.leaves().forEach(leaf -> numbers(leaf.reader()));
    }

    CollectorManager<?, Counts> collecting() {
        return new CollectorManager<One, Counts>() {
            private final ResourceSet found = new ResourceSet();

            @Override
            public One newCollector() {
                return new One(found);
            }

            @Override
            public Counts reduce(Collection<One> collectors) {
                int[][] all = new int[fields.size()][];
                for (int i = 0; i < all.length; i++) {
                    int field = i;
                    all[i] = new int[collectors.stream().mapToInt(one -> one.counts[field].length).max().orElse(0)];
                    for (One one : collectors) {
                        for (int number = 0; number < one.counts[i].length; number++) {
                            all[i][number] += one.counts[i][number];
                        }
                    }
                }
                return new Counts(collectors.stream().mapToInt(one -> one.total).sum(), found, fields, numbers, all);
            }
        };
    }

    private int[][] numbers(LeafReader segment) {
        IndexReader.CacheHelper life = segment.getCoreCacheHelper();
        int[][] known = segments.get(life.getKey());
        if (known != null) {
            return known;
        }
        try {
            int[][] read = new int[fields.size()][];
            for (int i = 0; i < read.length; i++) {
                read[i] = numbers.get(i).of(DocValues.getSorted(segment, fields.get(i)));
            }
            if (segments.putIfAbsent(life.getKey(), read) == null) {
                life.addClosedListener(segments::remove);
            }
            return read;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private final class One implements Collector {
        private final ResourceSet found;
        private final int[][] counts = new int[fields.size()][0];
        private int total;

        private One(ResourceSet found) {
            this.found = found;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            int[][] known = numbers(context.reader());
            SortedDocValues[] values = new SortedDocValues[known.length];
            for (int i = 0; i < known.length; i++) {
                values[i] = DocValues.getSorted(context.reader(), fields.get(i));
                counts[i] = Arrays.copyOf(counts[i], Math.max(counts[i].length, numbers.get(i).size()));
            }
            FixedBitSet here = found.of(context);
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {
                    // counting needs no score
                }

                @Override
                public void collect(int doc) throws IOException {
                    total++;
                    here.set(doc);
                    for (int i = 0; i < values.length; i++) {
                        if (values[i].advanceExact(doc)) {
                            counts[i][known[i][values[i].ordValue()]]++;
                        }
                    }
                }
            };
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
