package luoshu.data.catalog.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.LongHeap;

/** Documents of one index at one moment, one bit each. */
final class ResourceSet {

    private final Map<Integer, FixedBitSet> byLeaf = new ConcurrentHashMap<>();

    /** The set's part in a segment, to be added to. */
    FixedBitSet of(LeafReaderContext leaf) {
        return byLeaf.computeIfAbsent(leaf.ord, _ -> new FixedBitSet(leaf.reader().maxDoc()));
    }

    int size() {
        return byLeaf.values().stream().mapToInt(FixedBitSet::cardinality).sum();
    }

    void addAll(ResourceSet others, IndexReader reader) {
        reader.leaves().stream().filter(leaf -> others.byLeaf.containsKey(leaf.ord)).forEach(leaf -> of(leaf).or(others.of(leaf)));
    }

    void removeAll(ResourceSet others) {
        others.byLeaf.forEach((leaf, theirs) -> byLeaf.computeIfPresent(leaf, (_, mine) -> {
            mine.andNot(theirs);
            return mine;
        }));
    }

    /** The documents with the latest of a field's times (milliseconds, compared by the second), the latest first; of equals those indexed last. */
    int[] latest(IndexReader reader, String field, int most) throws IOException {
        LongHeap latest = new LongHeap(most);
        for (LeafReaderContext leaf : reader.leaves()) {
            FixedBitSet here = byLeaf.get(leaf.ord);
            NumericDocValues values = here == null ? null : leaf.reader().getNumericDocValues(field);
            if (values == null) {
                continue;
            }
            for (int doc = here.nextSetBit(0); doc != DocIdSetIterator.NO_MORE_DOCS; doc = doc + 1 < here.length() ? here.nextSetBit(doc + 1) : DocIdSetIterator.NO_MORE_DOCS) {
                if (values.advanceExact(doc)) {
                    latest.insertWithOverflow(values.longValue() / 1_000 << 32 | leaf.docBase + doc);
                }
            }
        }
        int[] documents = new int[latest.size()];
        for (int i = documents.length - 1; i >= 0; i--) {
            documents[i] = (int) latest.pop();
        }
        return documents;
    }

    void add(int document, List<LeafReaderContext> leaves) {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        of(leaf).set(document - leaf.docBase);
    }

    Query query() {
        return new In(this);
    }

    /** Finds the set; equal to itself only, so that no cache keeps it. */
    private static final class In extends Query {
        private final ResourceSet set;

        private In(ResourceSet set) {
            this.set = set;
        }

        @Override
        public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
            return new ConstantScoreWeight(this, boost) {
                @Override
                public ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
                    FixedBitSet here = set.byLeaf.get(leaf.ord);
                    int size = here == null ? 0 : here.cardinality();
                    return size == 0 ? null : new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, new BitSetIterator(here, size)));
                }

                @Override
                public boolean isCacheable(LeafReaderContext leaf) {
                    return false;
                }
            };
        }

        @Override
        public void visit(QueryVisitor visitor) {
            visitor.visitLeaf(this);
        }

        @Override
        public String toString(String field) {
            return "in a set";
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
