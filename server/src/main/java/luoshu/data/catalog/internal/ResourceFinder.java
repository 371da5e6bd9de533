package luoshu.data.catalog.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import luoshu.data.catalog.ResourceHit;
import luoshu.data.catalog.ResourceQuery;
import luoshu.data.catalog.ResourceSearchResult;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.search.Highlights;
import luoshu.kernel.search.QueryPlan;
import luoshu.kernel.search.Tokens;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * Finds in an index of entries: by (nearly) all the words, else by their sound, else by half of them; and counts what is found by organ, way of sharing and item of the classification. Everything is found and counted;
 * of more than {@link #MOST_RANKED} only the nearest are ranked (ADR 90).
 */
final class ResourceFinder {

    private static final int LONGEST = 60;
    private static final int MOST_FACETS = 20;
    static final int MOST_RANKED = 500;
    private final Function<Collection<String>, Map<String, String>> organNames;
    private final UnaryOperator<String> className;
    private final ResourceCounts counts = new ResourceCounts(ResourceDocuments.ORGAN, ResourceDocuments.SHARE, ResourceDocuments.CLASS + ResourceDocuments.ITEM);

    ResourceFinder(Function<Collection<String>, Map<String, String>> organNames, UnaryOperator<String> className) {
        this.organNames = organNames;
        this.className = className;
    }

    /** Does what the first search after a change of the index would have to wait for. */
    boolean prepare(IndexSearcher searcher) {
        counts.prepare(searcher.getIndexReader());
        return true;
    }

    /** @param ceiling the highest confidentiality that may be seen */
    ResourceSearchResult search(IndexSearcher searcher, ResourceQuery query, int ceiling, PageRequest page) throws IOException {
        long started = System.nanoTime();
        String words = words(query.q());
        ResourceSearchResult found = find(searcher, query, words, QueryPlan.Way.TYPED, ceiling, page, started);
        if (found.page().total() == 0 && !words.isEmpty()) {
            found = find(searcher, query, words, QueryPlan.Way.STRICT, ceiling, page, started);
        }
        return found.page().total() > 0 || words.isEmpty() ? found : find(searcher, query, words, QueryPlan.Way.LOOSE, ceiling, page, started);
    }

    private static String words(@Nullable String q) {
        String normal = q == null ? "" : Tokens.normal(q.length() > 4 * LONGEST ? q.substring(0, 4 * LONGEST) : q);
        return normal.codePointCount(0, normal.length()) > LONGEST ? normal.substring(0, normal.offsetByCodePoints(0, LONGEST)).strip() : normal;
    }

    private ResourceSearchResult find(IndexSearcher searcher, ResourceQuery query, String words, QueryPlan.Way way, int ceiling, PageRequest page, long started) throws IOException {
        ResourceCounts.Counts counts = searcher.search(among(words.isEmpty() ? new MatchAllDocsQuery() : QueryPlan.counting(List.of(words), way), query, ceiling), this.counts.collecting());
        int wanted = Math.min(counts.total(), page.offset() + page.size());
        List<ResourceHit> hits = new ArrayList<>();
        if (wanted > page.offset()) {
            int[] best = words.isEmpty() ? newest(searcher, counts.found(), wanted) : best(searcher, words, way, counts, wanted);
            for (int i = page.offset(); i < best.length; i++) {
                hits.add(hit(ResourceDocuments.kept(searcher.storedFields().document(best[i]).getBinaryValue(ResourceDocuments.HIT)), words));
            }
        }
        return new ResourceSearchResult(new Page<>(hits, Math.min(counts.total(), Page.COUNT_LIMIT + 1), page.page(), page.size()), facets(counts), (System.nanoTime() - started) / 1_000);
    }

    private static int[] newest(IndexSearcher searcher, ResourceSet found, int wanted) throws IOException {
        return found.latest(searcher.getIndexReader(), ResourceDocuments.PUBLISHED, wanted);
    }

    private static int[] best(IndexSearcher searcher, String words, QueryPlan.Way way, ResourceCounts.Counts counts, int wanted) throws IOException {
        int most = Math.ceilDiv(wanted, MOST_RANKED) * MOST_RANKED;
        ResourceSet candidates = counts.total() <= most ? counts.found() : candidates(searcher, words, counts.found(), most);
        Query ranked = new BooleanQuery.Builder().add(QueryPlan.of(List.of(words), way), BooleanClause.Occur.MUST).add(candidates.query(), BooleanClause.Occur.FILTER).build();
        return Arrays.stream(searcher.search(ranked, new TopScoreDocCollectorManager(wanted, null, 1)).scoreDocs).mapToInt(one -> one.doc).toArray();
    }

    /** Of more than can be ranked in time: the nearest, the newest of those that are equally near. */
    private static ResourceSet candidates(IndexSearcher searcher, String words, ResourceSet found, int most) throws IOException {
        ResourceSet candidates = new ResourceSet();
        int room = most;
        for (Query nearer : QueryPlan.nearer(words)) {
            Query here = new BooleanQuery.Builder().add(nearer, BooleanClause.Occur.FILTER).add(found.query(), BooleanClause.Occur.FILTER).build();
            ResourceSet near = searcher.search(here, new ResourceCounts().collecting()).found();
            found.removeAll(near);
            room -= take(searcher, near, room, candidates);
            if (room == 0) {
                return candidates;
            }
        }
        take(searcher, found, room, candidates);
        return candidates;
    }

    private static int take(IndexSearcher searcher, ResourceSet from, int room, ResourceSet to) throws IOException {
        int size = from.size();
        if (size <= room) {
            to.addAll(from, searcher.getIndexReader());
            return size;
        }
        for (int one : newest(searcher, from, room)) {
            to.add(one, searcher.getIndexReader().leaves());
        }
        return room;
    }

    private static Query among(Query found, ResourceQuery query, int ceiling) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(found, BooleanClause.Occur.MUST);
        all.add(IntPoint.newRangeQuery(ResourceDocuments.CONFIDENTIALITY, 0, ceiling), BooleanClause.Occur.FILTER);
        filter(all, ResourceDocuments.ORGAN, query.organ());
        filter(all, ResourceDocuments.REGION, query.region() == null ? null : RegionCode.of(query.region()).prefix());
        filter(all, ResourceDocuments.SHARE, name(query.shareType()));
        filter(all, ResourceDocuments.OPEN, name(query.openType()));
        filter(all, ResourceDocuments.CLASS, query.classification());
        filter(all, ResourceDocuments.MODE, name(query.mode()));
        filter(all, ResourceDocuments.MATTER, query.matter());
        filter(all, ResourceDocuments.ELEMENT, query.element());
        return all.build();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static void filter(BooleanQuery.Builder all, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            all.add(new TermQuery(new Term(field, value)), BooleanClause.Occur.FILTER);
        }
    }

    private static ResourceHit hit(ResourceDocuments.Kept kept, String words) {
        ResourceHit hit = kept.hit();
        List<String> runs = words.isEmpty() ? List.of() : Tokens.runs(words);
        List<String> matched = kept.itemNames().stream().filter(name -> runs.stream().anyMatch(run -> run.length() > 1 && Tokens.normal(name).contains(run))).limit(5).toList();
        return new ResourceHit(hit.id(), hit.code(), hit.name(), hit.summary(), hit.organ(), hit.organName(), hit.region(), hit.classification(), hit.shareType(), hit.openType(), hit.shareModes(),
                hit.updateCycle(), hit.grade(), hit.personal(), hit.items(), hit.publishedAt(), words.isEmpty() ? null : Highlights.mark(hit.name(), List.of(words)), matched, hit.origin());
    }

    private ResourceSearchResult.ResourceFacets facets(ResourceCounts.Counts counts) {
        List<Map.Entry<String, Integer>> most = counts.most(ResourceDocuments.ORGAN, MOST_FACETS);
        Map<String, String> names = organNames.apply(most.stream().map(Map.Entry::getKey).toList());
        return new ResourceSearchResult.ResourceFacets(named(most, code -> names.getOrDefault(code, code)), named(counts.most(ResourceDocuments.SHARE, MOST_FACETS), code -> code),
                named(counts.most(ResourceDocuments.CLASS + ResourceDocuments.ITEM, MOST_FACETS), className));
    }

    private static List<ResourceSearchResult.ResourceCount> named(List<Map.Entry<String, Integer>> counted, UnaryOperator<String> name) {
        return counted.stream().map(entry -> new ResourceSearchResult.ResourceCount(entry.getKey(), name.apply(entry.getKey()), entry.getValue())).toList();
    }
}
