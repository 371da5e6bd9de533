package luoshu.service.portal.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/** Takes every match by its slug; {@code take} answers null for what does not fit. */
final class HitCollectors<T> implements CollectorManager<HitCollectors.One<T>, List<T>> {

    private final BiFunction<String, Float, @Nullable T> take;

    HitCollectors(BiFunction<String, Float, @Nullable T> take) {
        this.take = take;
    }

    @Override
    public One<T> newCollector() {
        return new One<>(take);
    }

    @Override
    public List<T> reduce(Collection<One<T>> collectors) {
        List<T> all = new ArrayList<>();
        collectors.forEach(one -> all.addAll(one.taken));
        return all;
    }

    static final class One<T> implements Collector {
        private final BiFunction<String, Float, @Nullable T> take;
        private final List<T> taken = new ArrayList<>();

        One(BiFunction<String, Float, @Nullable T> take) {
            this.take = take;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            SortedDocValues slugs = DocValues.getSorted(context.reader(), Fields.SLUG);
            return new LeafCollector() {
                private Scorable scorer;

                @Override
                public void setScorer(Scorable scorer) {
                    this.scorer = scorer;
                }

                @Override
                public void collect(int doc) throws IOException {
                    if (slugs.advanceExact(doc)) {
                        T one = take.apply(slugs.lookupOrd(slugs.ordValue()).utf8ToString(), scorer.score());
                        if (one != null) {
                            taken.add(one);
                        }
                    }
                }
            };
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE;
        }
    }
}
