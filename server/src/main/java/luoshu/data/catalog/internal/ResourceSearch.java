package luoshu.data.catalog.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.annotation.PreDestroy;
import luoshu.data.catalog.ResourceHit;
import luoshu.data.catalog.ResourceQuery;
import luoshu.data.catalog.ResourceSearchResult;
import luoshu.kernel.database.DataFolder;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.search.Highlights;
import luoshu.kernel.search.QueryPlan;
import luoshu.kernel.search.SearchFolder;
import luoshu.kernel.search.Tokens;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds what is in force, on this node's own index. What was published is found within a second on every node. */
@Component
class ResourceSearch {

    private static final int LONGEST = 60;
    private static final int BATCH = 1_000;
    private static final int MOST_FACETS = 20;
    private static final Sort NEWEST = new Sort(new SortField(ResourceDocuments.PUBLISHED, SortField.Type.LONG, true), SortField.FIELD_DOC);
    private final ResourceQueries queries;
    private final ResourceContent content;
    private final Organs organs;
    private final ResourceDocuments documents = new ResourceDocuments();
    private final SearchFolder index;

    ResourceSearch(ResourceQueries queries, ResourceContent content, Organs organs, DataFolder folder) {
        this.queries = queries;
        this.content = content;
        this.organs = organs;
        this.index = SearchFolder.open(folder.resolve("search").resolve("resources"), queries.catalogueId(), ResourceDocuments.FORMAT);
    }

    @PreDestroy
    void close() {
        index.close();
    }

    /** Reads what changed, a batch at a time: a new node with a big catalogue answers from what it has so far. */
    @Scheduled(fixedDelay = 300)
    synchronized void catchUp() {
        while (queries.currentRevision() > index.revision()) {
            List<ResourceQueries.Changed> changed = queries.changedSince(index.revision(), BATCH);
            if (changed.isEmpty()) {
                return;
            }
            List<ResourceFile> files = queries.listInForce(changed.stream().filter(ResourceQueries.Changed::inForce).map(ResourceQueries.Changed::id).toList());
            index.write(writer -> {
                for (ResourceQueries.Changed one : changed) {
                    writer.deleteDocuments(term(one.id()));
                }
                for (ResourceFile file : files) {
                    writer.addDocument(documents.document(file));
                }
                return files.size();
            }, changed.getLast().revision());
        }
    }

    private static Term term(UUID id) {
        return new Term(ResourceDocuments.ID, id.toString());
    }

    /** @param ceiling the highest confidentiality that may be seen */
    ResourceSearchResult search(ResourceQuery query, int ceiling, PageRequest page) {
        long started = System.nanoTime();
        String words = words(query.q());
        return index.search(searcher -> {
            ResourceSearchResult strict = find(searcher, query, words, QueryPlan.Way.STRICT, ceiling, page, started);
            return strict.page().total() > 0 || words.isEmpty() ? strict : find(searcher, query, words, QueryPlan.Way.LOOSE, ceiling, page, started);
        });
    }

    private static String words(@Nullable String q) {
        String normal = q == null ? "" : Tokens.normal(q.length() > 4 * LONGEST ? q.substring(0, 4 * LONGEST) : q);
        return normal.codePointCount(0, normal.length()) > LONGEST ? normal.substring(0, normal.offsetByCodePoints(0, LONGEST)).strip() : normal;
    }

    private ResourceSearchResult find(IndexSearcher searcher, ResourceQuery query, String words, QueryPlan.Way way, int ceiling, PageRequest page, long started) throws IOException {
        Query lucene = query(query, words, way, ceiling);
        ResourceCounts.Counts counts = searcher.search(lucene, new ResourceCounts(ResourceDocuments.ORGAN, ResourceDocuments.SHARE, ResourceDocuments.CLASS + ResourceDocuments.ITEM));
        int wanted = Math.min(counts.total(), page.offset() + page.size());
        ScoreDoc[] best = wanted <= page.offset() ? new ScoreDoc[0] : words.isEmpty() ? searcher.search(lucene, wanted, NEWEST).scoreDocs : searcher.search(lucene, wanted).scoreDocs;
        List<ResourceHit> hits = new ArrayList<>();
        for (int i = page.offset(); i < best.length; i++) {
            hits.add(hit(ResourceDocuments.kept(searcher.storedFields().document(best[i].doc).getBinaryValue(ResourceDocuments.HIT)), words));
        }
        return new ResourceSearchResult(new Page<>(hits, Math.min(counts.total(), Page.COUNT_LIMIT + 1), page.page(), page.size()), facets(counts), (System.nanoTime() - started) / 1_000);
    }

    private static Query query(ResourceQuery query, String words, QueryPlan.Way way, int ceiling) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(words.isEmpty() ? new MatchAllDocsQuery() : QueryPlan.of(List.of(words), way), BooleanClause.Occur.MUST);
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
                hit.updateCycle(), hit.grade(), hit.personal(), hit.items(), hit.publishedAt(), words.isEmpty() ? null : Highlights.mark(hit.name(), List.of(words)), matched);
    }

    private ResourceSearchResult.ResourceFacets facets(ResourceCounts.Counts counts) {
        List<Map.Entry<String, Integer>> most = most(counts, ResourceDocuments.ORGAN);
        Map<String, String> names = organs.names(most.stream().map(Map.Entry::getKey).toList());
        return new ResourceSearchResult.ResourceFacets(named(most, code -> names.getOrDefault(code, code)), named(most(counts, ResourceDocuments.SHARE), code -> code),
                named(most(counts, ResourceDocuments.CLASS + ResourceDocuments.ITEM), content::className));
    }

    private static List<Map.Entry<String, Integer>> most(ResourceCounts.Counts counts, String field) {
        return counts.byField().getOrDefault(field, Map.of()).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey())).limit(MOST_FACETS).toList();
    }

    private static List<ResourceSearchResult.ResourceCount> named(List<Map.Entry<String, Integer>> counted, UnaryOperator<String> name) {
        return counted.stream().map(entry -> new ResourceSearchResult.ResourceCount(entry.getKey(), name.apply(entry.getKey()), entry.getValue())).toList();
    }
}
