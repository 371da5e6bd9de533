package luoshu.data.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import luoshu.data.catalog.ResourceHit;
import luoshu.data.catalog.ResourceQuery;
import luoshu.data.catalog.ResourceSearchResult;
import luoshu.data.catalog.ShareType;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.search.QueryPlan;
import luoshu.kernel.search.SearchFolder;
import luoshu.kernel.search.Tokens;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shortcuts of the search find and count what the long way finds, over 3,000 generated entries in several segments. */
class ResourceFinderTest {

    private static final int ENTRIES = 3_000;
    private static SearchFolder index;
    private static List<ResourceQuery> queries;
    private static final ResourceFinder finder = new ResourceFinder(codes -> codes.stream().distinct().collect(Collectors.toMap(code -> code, code -> "名称" + code)), code -> code);

    @BeforeAll
    static void fill(@TempDir Path folder) {
        index = SearchFolder.open(folder, "test", ResourceDocuments.FORMAT);
        ResourceSearchLoad generated = new ResourceSearchLoad();
        generated.fill(index, ENTRIES);
        queries = generated.queries();
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @Test
    void countingFindsWhatRankingFinds() {
        List<String> words = Stream.concat(queries.stream().map(ResourceQuery::q).filter(q -> q != null), Stream.of("食品 许可", "企业登计", "食品经营徐可", "信用代马", "营", "dengji", "djxx", "registration", "4115", "食品 jingying", "许可x1"))
                .map(Tokens::normal).distinct().toList();
        index.search(searcher -> {
            for (String one : words) {
                for (QueryPlan.Way way : QueryPlan.Way.values()) {
                    assertThat(documents(searcher, QueryPlan.counting(List.of(one), way))).as(one + " " + way).isEqualTo(documents(searcher, QueryPlan.of(List.of(one), way)));
                    assertThat(documents(searcher, QueryPlan.counting(List.of(one, "备案信息"), way))).as(one + " or 备案信息 " + way).isEqualTo(documents(searcher, QueryPlan.of(List.of(one, "备案信息"), way)));
                }
            }
            return null;
        });
    }

    @Test
    void countsByValueAreThoseOfSearchesForTheValue() {
        for (String q : Arrays.asList("许可信息", "不动产", null)) {
            ResourceSearchResult all = search(q, null, 0, 20);
            assertThat(all.facets().shareTypes()).isNotEmpty().allSatisfy(one -> assertThat(search(q, ShareType.valueOf(one.code()), 0, 20).page().total()).isEqualTo(one.count()));
            assertThat(all.facets().shareTypes().stream().mapToInt(ResourceSearchResult.ResourceCount::count).sum()).isEqualTo(all.page().total());
            assertThat(all.facets().organs()).hasSizeLessThanOrEqualTo(20).isSortedAccordingTo(Comparator.comparingInt(one -> -one.count()))
                    .allSatisfy(one -> assertThat(one.name()).isEqualTo("名称" + one.code())).first().satisfies(one -> assertThat(organ(q, one.code()).page().total()).isEqualTo(one.count()));
        }
    }

    @Test
    void fewAreRankedAsBefore() {
        index.search(searcher -> {
            List<Integer> plain = Arrays.stream(searcher.search(QueryPlan.of(List.of("食品经营"), QueryPlan.Way.TYPED), ENTRIES).scoreDocs).map(one -> one.doc).toList();
            assertThat(plain).hasSizeBetween(10, ResourceFinder.MOST_RANKED);
            List<ResourceHit> found = IntStream.range(0, plain.size() / 5).mapToObj(page -> search("食品经营", null, page, 5)).flatMap(one -> one.page().items().stream()).toList();
            assertThat(found).extracting(ResourceHit::id).containsExactlyElementsOf(plain.stream().limit(found.size()).map(doc -> kept(searcher, doc).id()).toList());
            return null;
        });
    }

    @Test
    void ofManyTheNearestAreRankedAndNoneIsShownTwice() {
        ResourceSearchResult first = search("统一社会信用代码", null, 0, 50);
        assertThat(first.page().total()).isGreaterThan(ResourceFinder.MOST_RANKED);
        Set<String> codes = new HashSet<>();
        for (int page = 0; page < ResourceFinder.MOST_RANKED / 50; page++) {
            search("统一社会信用代码", null, page, 50).page().items().forEach(hit -> assertThat(codes.add(hit.code())).isTrue());
        }
        assertThat(codes).hasSize(ResourceFinder.MOST_RANKED);
        assertThat(search("基本信息", null, 0, 20).page().items()).allSatisfy(hit -> assertThat(hit.name()).contains("基本信息"));
    }

    @Test
    void withoutWordsTheNewestComeFirst() {
        assertThat(search(null, null, 0, 50).page().items()).hasSize(50).isSortedAccordingTo(Comparator.comparing(ResourceHit::publishedAt).reversed());
        assertThat(search(null, null, 1, 50).page().items().getFirst().publishedAt()).isBeforeOrEqualTo(search(null, null, 0, 50).page().items().getLast().publishedAt());
    }

    @Test
    void whatIsMisspeltIsFoundByItsSound() {
        assertThat(search("食品京营", null, 0, 20).page().items()).isNotEmpty().allSatisfy(hit -> assertThat(hit.name()).contains("食品经营"));
        assertThat(search("量子纠缠", null, 0, 20).page().total()).isZero();
    }

    private static ResourceSearchResult search(String q, ShareType share, int page, int size) {
        return index.search(searcher -> finder.search(searcher, new ResourceQuery(q, null, null, share, null, null, null, null, null), 0, new PageRequest(page, size)));
    }

    private static ResourceSearchResult organ(String q, String organ) {
        return index.search(searcher -> finder.search(searcher, new ResourceQuery(q, null, organ, null, null, null, null, null, null), 0, new PageRequest(0, 20)));
    }

    private static Set<Integer> documents(IndexSearcher searcher, Query query) throws IOException {
        return Arrays.stream(searcher.search(query, ENTRIES).scoreDocs).map(one -> one.doc).collect(Collectors.toSet());
    }

    private static ResourceHit kept(IndexSearcher searcher, int doc) {
        try {
            return ResourceDocuments.kept(searcher.storedFields().document(doc).getBinaryValue(ResourceDocuments.HIT)).hit();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
