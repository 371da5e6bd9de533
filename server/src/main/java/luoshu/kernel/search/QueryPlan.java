package luoshu.kernel.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * From words to a Lucene query. TYPED asks for (nearly) everything that was typed; STRICT finds also what sounds the same; LOOSE asks for half of it. A broad OR over common characters would touch
 * most of the index: every OR has a minimum that must match.
 */
public final class QueryPlan {

    public enum Way { TYPED, STRICT, LOOSE }

    /** What for: COUNTING finds the same without the clauses that only move a find up. */
    private enum Use { RANKING, COUNTING }

    private QueryPlan() {
    }

    public static Query of(List<String> variants, Way way) {
        return of(variants, way, Use.RANKING);
    }

    /** Finds what {@link #of} finds, unranked and for less: nothing that only raises a score is looked up, and no phrase is verified where the words are. */
    public static Query counting(List<String> variants, Way way) {
        return of(variants, way, Use.COUNTING);
    }

    /**
     * What is found by these words and nearer than the rest, the nearest first: called so and all words in the name; all words in the name; called so; all words among the keywords. For choosing
     * what to rank when more is found than can be ranked in time.
     */
    public static List<Query> nearer(String words) {
        List<String> runs = Tokens.runs(words);
        Query exact = new TermQuery(new Term(WordFields.EXACT, String.join("", runs)));
        Query named = everyWord(runs, WordFields.NAME);
        return List.of(new BooleanQuery.Builder().add(exact, BooleanClause.Occur.FILTER).add(named, BooleanClause.Occur.FILTER).build(), named, exact, everyWord(runs, WordFields.KEYWORDS));
    }

    private static Query everyWord(List<String> runs, String field) {
        BooleanQuery.Builder every = new BooleanQuery.Builder();
        runs.stream().flatMap(run -> (Tokens.isHan(run.codePointAt(0)) ? Tokens.bigrams(run) : List.of(run)).stream()).distinct()
                .forEach(word -> every.add(new TermQuery(new Term(field, word)), BooleanClause.Occur.FILTER));
        return every.build();
    }

    private static Query of(List<String> variants, Way way, Use use) {
        List<Query> alternatives = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            Query one = all(variants.get(i), way, i == 0, use);
            alternatives.add(i == 0 ? new BoostQuery(one, 1.3f) : one);
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : new DisjunctionMaxQuery(alternatives, 0.1f);
    }

    /** {@code typed}: these words themselves, not a synonym of ours, which is not misspelt. */
    private static Query all(String words, Way way, boolean typed, Use use) {
        List<String> runs = Tokens.runs(words);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String run : runs) {
            all.add(Tokens.isHan(run.codePointAt(0)) ? han(run, way, typed, use) : latin(run, way), way == Way.LOOSE ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST);
        }
        if (use == Use.COUNTING && way != Way.LOOSE) {
            return all.build();
        }
        String joined = String.join("", runs);
        all.add(new BoostQuery(new TermQuery(new Term(WordFields.EXACT, joined)), 25), BooleanClause.Occur.SHOULD);
        if (way == Way.LOOSE) {
            all.setMinimumNumberShouldMatch(1);
        }
        return all.build();
    }

    private static Query han(String run, Way way, boolean typed, Use use) {
        List<String> bigrams = Tokens.bigrams(run);
        List<Query> ways = new ArrayList<>();
        ways.add(words(bigrams, WordFields.NAME, 2.5f, way));
        ways.add(words(bigrams, WordFields.KEYWORDS, 3f, way));
        ways.add(words(bigrams, WordFields.BODY, 0.6f, way));
        if (bigrams.size() > 1 && use == Use.RANKING) {
            ways.add(new BoostQuery(phrase(WordFields.NAME, bigrams), 4));
            ways.add(new BoostQuery(phrase(WordFields.KEYWORDS, bigrams), 5));
        }
        if (typed && way != Way.TYPED && run.codePointCount(0, run.length()) >= 3) {
            ways.add(new BoostQuery(homophones(run), 1.5f));
        }
        return new DisjunctionMaxQuery(ways, 0.3f);
    }

    private static Query words(List<String> bigrams, String field, float boost, Way way) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        bigrams.stream().distinct().forEach(one -> any.add(new TermQuery(new Term(field, one)), BooleanClause.Occur.SHOULD));
        int n = (int) bigrams.stream().distinct().count();
        any.setMinimumNumberShouldMatch(way == Way.LOOSE ? Math.max(1, (n + 1) / 2) : n <= 2 ? n : Math.max(2, (int) Math.ceil(n * 0.7)));
        return new BoostQuery(any.build(), boost);
    }

    private static Query phrase(String field, List<String> terms) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        terms.forEach(term -> phrase.add(new Term(field, term)));
        return phrase.build();
    }

    /** The same sounds in other characters: 食品经营徐可. */
    private static Query homophones(String run) {
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        for (int c : run.codePoints().toArray()) {
            List<String> readings = Pinyin.readings(c);
            phrase.add(readings.isEmpty() ? new Term[] {new Term(WordFields.PINYIN, "?")} : readings.stream().map(one -> new Term(WordFields.PINYIN, one)).toArray(Term[]::new));
        }
        return phrase.build();
    }

    private static Query latin(String run, Way way) {
        List<Query> ways = new ArrayList<>();
        if (run.chars().allMatch(Character::isDigit)) {
            ways.add(new BoostQuery(new PrefixQuery(new Term(WordFields.CODE, run)), 5));
            return new DisjunctionMaxQuery(ways, 0);
        }
        List<String> syllables = Pinyin.syllables(run);
        if (!syllables.isEmpty() && run.length() > 1) {
            ways.add(new BoostQuery(pinyin(syllables), 4));
        }
        if (run.length() >= 2 && run.length() <= 12) {
            PhraseQuery.Builder initials = new PhraseQuery.Builder();
            run.chars().forEach(c -> initials.add(new Term(WordFields.INITIALS, String.valueOf((char) c))));
            ways.add(new BoostQuery(initials.build(), 3));
        }
        ways.add(new BoostQuery(new TermQuery(new Term(WordFields.ENGLISH, run)), 2));
        if (run.length() >= 4) {
            ways.add(new PrefixQuery(new Term(WordFields.ENGLISH, run)));
        }
        if (way == Way.LOOSE && run.length() >= 5 && syllables.isEmpty()) {
            // Building the automaton costs more than all the rest of a search: only for what looks English and found nothing.
            ways.add(new FuzzyQuery(new Term(WordFields.ENGLISH, run), 1, 2, 50, true));
        }
        if (way == Way.LOOSE && run.length() >= 5) {
            List<String> trigrams = Tokens.trigrams(run).stream().distinct().toList();
            BooleanQuery.Builder near = new BooleanQuery.Builder();
            trigrams.forEach(one -> near.add(new TermQuery(new Term(WordFields.TRIGRAMS, one)), BooleanClause.Occur.SHOULD));
            near.setMinimumNumberShouldMatch(Math.max(2, trigrams.size() * 6 / 10));
            ways.add(near.build());
        }
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    private static Query pinyin(List<String> syllables) {
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        for (int i = 0; i < syllables.size(); i++) {
            Set<String> complete = i == syllables.size() - 1 && !Pinyin.isSyllable(syllables.get(i)) ? Pinyin.completions(syllables.get(i)) : Set.of(syllables.get(i));
            phrase.add(complete.stream().map(one -> new Term(WordFields.PINYIN, one)).toArray(Term[]::new));
        }
        return phrase.build();
    }
}
