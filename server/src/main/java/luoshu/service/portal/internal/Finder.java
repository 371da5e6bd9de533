package luoshu.service.portal.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.search.Highlights;
import luoshu.kernel.search.Pinyin;
import luoshu.kernel.search.QueryPlan;
import luoshu.kernel.search.Tokens;
import luoshu.kernel.texts.Text;
import luoshu.service.portal.Facet;
import luoshu.service.portal.MatterHit;
import luoshu.service.portal.MatterQuery;
import luoshu.service.portal.MatterSearchResult;
import luoshu.service.portal.Suggestion;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Finds in an index: by the words as typed, then by the words that were probably meant, then by half of them. */
final class Finder {

    private static final int MOST_FACETS = 20;

    private record Found(Shelf shelf, Listing.Row row, float score) {
    }

    private final MatterIndex index;
    private final Function<@Nullable String, @Nullable List<String>> paths;
    private final Function<String, Text> themeName;
    private final QueryWords words = new QueryWords();

    /** {@code paths}: from a region code up to the province, null for null. */
    Finder(MatterIndex index, Function<@Nullable String, @Nullable List<String>> paths, Function<String, Text> themeName) {
        this.index = index;
        this.paths = paths;
        this.themeName = themeName;
    }

    MatterSearchResult search(MatterQuery query, PageRequest page) {
        long started = System.nanoTime();
        List<String> path = paths.apply(query.region());
        String core = query.q() == null ? "" : words.core(query.q());
        List<String> variants = core.isEmpty() ? List.of() : words.variants(core);
        List<Found> found = find(variants, QueryPlan.Way.STRICT, query, path);
        String corrected = null;
        if (found.isEmpty() && !variants.isEmpty()) {
            Optional<String> nearest = index.phrases().nearest(core);
            if (nearest.isPresent()) {
                List<String> instead = List.of(Tokens.normal(nearest.get()));
                found = find(instead, QueryPlan.Way.STRICT, query, path);
                if (!found.isEmpty()) {
                    corrected = nearest.get();
                    variants = instead;
                }
            }
            if (found.isEmpty()) {
                found = find(variants, QueryPlan.Way.LOOSE, query, path);
            }
        } else if (!found.isEmpty() && !core.isEmpty() && page.page() == 0) {
            corrected = soundsLike(core, found.getFirst());
        }
        List<String> marks = variants;
        List<MatterHit> hits = found.stream().skip(page.offset()).limit(page.size())
                .map(one -> one.shelf().hit(one.row(), path, marks.isEmpty() ? null : Highlights.mark(one.shelf().listing.name().zh(), marks))).toList();
        return new MatterSearchResult(new Page<>(hits, Math.min(found.size(), Page.COUNT_LIMIT + 1), page.page(), page.size()), corrected, facets(found, query),
                (System.nanoTime() - started) / 1_000);
    }

    /** Found only by sound: the words were other characters, say which were meant. */
    private @Nullable String soundsLike(String core, Found best) {
        String text = core.replace(" ", "");
        if (text.codePointCount(0, text.length()) < 3 || !text.codePoints().allMatch(Tokens::isHan)) {
            return null;
        }
        String sound = Pinyin.full(text);
        List<String> spoken = new ArrayList<>(best.shelf().listing.keywords());
        spoken.add(best.shelf().listing.name().zh());
        for (String phrase : spoken) {
            String normal = Tokens.normal(phrase).replace(" ", "");
            for (int at = 0; at + text.length() <= normal.length(); at++) {
                String piece = normal.substring(at, at + text.length());
                if (piece.equals(text)) {
                    return null;
                }
                if (Phrases.distance(piece, text, 1) == 1 || Pinyin.full(piece).equals(sound)) {
                    return piece;
                }
            }
        }
        return null;
    }

    private List<Found> find(List<String> variants, QueryPlan.Way way, MatterQuery query, @Nullable List<String> path) {
        Query lucene = variants.isEmpty() ? new MatchAllDocsQuery() : QueryPlan.of(variants, way);
        List<Found> found = index.search(searcher -> collect(searcher, lucene, query, path));
        Comparator<Found> order = Comparator.comparingDouble((Found one) -> -one.score()).thenComparing(one -> one.shelf().listing.catalogCode())
                .thenComparing(one -> one.shelf().listing.handlingItem());
        found.sort(order);
        return found;
    }

    private List<Found> collect(IndexSearcher searcher, Query lucene, MatterQuery query, @Nullable List<String> path) {
        try {
            return searcher.search(lucene, new HitCollectors<>((slug, score) -> {
                Shelf shelf = index.shelves().get(slug);
                if (shelf == null || !fits(shelf.listing, query)) {
                    return null;
                }
                Listing.Row row = query.organ() != null && path == null ? shelf.ofOrgan(query.organ()) : shelf.nearest(path);
                return row == null || query.organ() != null && !row.organ().equals(query.organ()) ? null : new Found(shelf, row, score);
            }));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean fits(Listing listing, MatterQuery query) {
        return (query.audience() == null || listing.audience().contains(query.audience())) && (query.theme() == null || themes(listing, query.audience()).contains(query.theme()))
                && (query.lifeEvent() == null || listing.lifeEvents().contains(query.lifeEvent())) && (query.projectType() == null || listing.projectType().equals(query.projectType()))
                && (query.online() == null || listing.online() == query.online());
    }

    private static List<String> themes(Listing listing, @Nullable String audience) {
        if ("person".equals(audience)) {
            return listing.personThemes();
        }
        if ("enterprise".equals(audience)) {
            return listing.enterpriseThemes();
        }
        List<String> both = new ArrayList<>(listing.personThemes());
        listing.enterpriseThemes().stream().filter(code -> !both.contains(code)).forEach(both::add);
        return both;
    }

    private MatterSearchResult.Facets facets(List<Found> found, MatterQuery query) {
        Map<String, Integer> byTheme = new HashMap<>();
        Map<String, Integer> byOrgan = new HashMap<>();
        Map<String, Integer> byType = new HashMap<>();
        Map<String, String> organs = new HashMap<>();
        for (Found one : found) {
            themes(one.shelf().listing, query.audience()).forEach(theme -> byTheme.merge(theme, 1, Integer::sum));
            byOrgan.merge(one.row().organ(), 1, Integer::sum);
            organs.put(one.row().organ(), one.row().organName());
            byType.merge(one.shelf().listing.projectType(), 1, Integer::sum);
        }
        return new MatterSearchResult.Facets(top(byTheme, themeName), top(byOrgan, code -> new Text(organs.get(code), organs.get(code))),
                top(byType, code -> code.equals("1") ? new Text("即办件", "Decided at once") : new Text("承诺件", "Decided within a promise")));
    }

    private static List<Facet> top(Map<String, Integer> counts, Function<String, Text> name) {
        return counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(MOST_FACETS)
                .map(entry -> new Facet(entry.getKey(), name.apply(entry.getKey()), entry.getValue())).toList();
    }

    List<Suggestion> suggest(String q, @Nullable String region) {
        String normal = Tokens.normal(q.length() > QueryWords.LONGEST ? q.substring(0, QueryWords.LONGEST) : q);
        if (normal.isEmpty()) {
            return List.of();
        }
        List<String> path = paths.apply(region);
        Map<String, Suggestion> suggestions = new LinkedHashMap<>();
        for (Phrases.Phrase phrase : index.phrases().beginningWith(normal, 40)) {
            suggestion(phrase, path).ifPresent(one -> suggestions.putIfAbsent(one.text(), one));
        }
        if (suggestions.size() < 10) {
            search(new MatterQuery(q, null, null, null, region, null, null, null), new PageRequest(0, 10)).page().items()
                    .forEach(hit -> suggestions.putIfAbsent(hit.name().zh(), new Suggestion(hit.name().zh(), hit.code(), Suggestion.Kind.MATTER)));
        }
        return suggestions.values().stream().limit(10).toList();
    }

    private Optional<Suggestion> suggestion(Phrases.Phrase phrase, @Nullable List<String> path) {
        if (phrase.kind() == Suggestion.Kind.LIFE_EVENT) {
            return Optional.of(new Suggestion(phrase.text(), null, phrase.kind()));
        }
        Shelf shelf = index.shelves().get(phrase.slug());
        Listing.Row row = shelf == null ? null : shelf.nearest(path);
        return row == null ? Optional.empty() : Optional.of(new Suggestion(phrase.text(), phrase.kind() == Suggestion.Kind.MATTER ? shelf.listing.code(row) : null, phrase.kind()));
    }

    Optional<MatterHit> find(String slug, @Nullable String region) {
        Shelf shelf = index.shelves().get(slug);
        List<String> path = paths.apply(region);
        Listing.Row row = shelf == null ? null : shelf.nearest(path);
        return row == null ? Optional.empty() : Optional.of(shelf.hit(row, path, null));
    }

    Map<String, Integer> countThemes(String audience, @Nullable String region) {
        List<String> path = paths.apply(region);
        Map<String, Integer> counts = new HashMap<>();
        for (Shelf shelf : index.shelves().values()) {
            if (shelf.listing.audience().contains(audience) && shelf.nearest(path) != null) {
                themes(shelf.listing, audience).forEach(theme -> counts.merge(theme, 1, Integer::sum));
            }
        }
        return counts;
    }

    int size() {
        return index.shelves().values().stream().mapToInt(shelf -> shelf.listing.rows().size()).sum();
    }
}
