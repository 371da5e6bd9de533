package luoshu.service.portal.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

import luoshu.kernel.search.Pinyin;
import luoshu.kernel.search.Tokens;
import luoshu.service.portal.Suggestion;

/** Everything that can be suggested or meant: names, everyday words, life events; by text, pinyin and initials. */
final class Phrases {

    /** {@code slug}: the matter or life event. */
    record Phrase(String text, Suggestion.Kind kind, String slug) {
    }

    /** A phrase as it is compared: normalised, and as it sounds. */
    private record Heard(Phrase phrase, String normal, String sound) {
    }

    private static final int FARTHEST = 2;
    private final NavigableMap<String, Set<Phrase>> byKey = new ConcurrentSkipListMap<>();
    private final Map<String, List<Heard>> bySlug = new ConcurrentHashMap<>();

    void put(String slug, List<Phrase> phrases) {
        remove(slug);
        bySlug.put(slug, phrases.stream().map(phrase -> heard(phrase)).toList());
        for (Phrase phrase : phrases) {
            keys(phrase.text()).forEach(key -> byKey.computeIfAbsent(key, none -> ConcurrentHashMap.newKeySet()).add(phrase));
        }
    }

    void remove(String slug) {
        List<Heard> old = bySlug.remove(slug);
        if (old != null) {
            for (Heard heard : old) {
                Phrase phrase = heard.phrase();
                keys(phrase.text()).forEach(key -> byKey.computeIfPresent(key, (none, set) -> {
                    set.remove(phrase);
                    return set.isEmpty() ? null : set;
                }));
            }
        }
    }

    /** Phrases that begin with what was typed, in characters, pinyin or initials; the shortest first. */
    List<Phrase> beginningWith(String normal, int limit) {
        String key = normal.replace(" ", "");
        Set<Phrase> found = new LinkedHashSet<>();
        for (Set<Phrase> phrases : byKey.subMap(key, true, key + Character.MAX_VALUE, true).values()) {
            found.addAll(phrases);
            if (found.size() > 200) {
                break;
            }
        }
        return found.stream().sorted(Comparator.comparingInt((Phrase phrase) -> phrase.text().length()).thenComparing(Phrase::text)).limit(limit).toList();
    }

    /** The phrase that sounds or looks nearest, when it is near enough: one character wrong, or two letters of its pinyin. */
    Optional<String> nearest(String normal) {
        String text = normal.replace(" ", "");
        String sound = Pinyin.full(text);
        if (sound.length() < 4) {
            return Optional.empty();
        }
        boolean han = text.codePoints().anyMatch(Tokens::isHan);
        String best = null;
        double least = Double.MAX_VALUE;
        for (List<Heard> phrases : bySlug.values()) {
            for (Heard heard : phrases) {
                String other = heard.normal();
                double distance = han && Math.abs(other.length() - text.length()) <= 1 ? distance(text, other, 1) : FARTHEST + 1;
                if (distance > 1) {
                    String otherSound = heard.sound();
                    int allowed = sound.length() < 8 ? 1 : FARTHEST;
                    int far = Math.abs(otherSound.length() - sound.length()) <= allowed ? distance(sound, otherSound, allowed) : FARTHEST + 1;
                    distance = far <= allowed ? far + 0.5 : FARTHEST + 1;
                }
                if (distance <= FARTHEST + 0.5 && distance < least && !other.equals(text)) {
                    least = distance;
                    best = heard.phrase().text();
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static Heard heard(Phrase phrase) {
        String normal = Tokens.normal(phrase.text()).replace(" ", "");
        return new Heard(phrase, normal, Pinyin.full(normal));
    }

    private static List<String> keys(String text) {
        String normal = Tokens.normal(text).replace(" ", "");
        List<String> keys = new ArrayList<>(List.of(normal));
        if (normal.codePoints().anyMatch(Tokens::isHan)) {
            keys.add(Pinyin.full(normal));
            keys.add(Pinyin.initials(normal));
        }
        return keys;
    }

    /** Optimal string alignment distance (a swap of neighbours counts one), given up beyond {@code most}. */
    static int distance(String a, String b, int most) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int row = Integer.MAX_VALUE;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
                row = Math.min(row, d[i][j]);
            }
            if (row > most) {
                return most + 1;
            }
        }
        return d[a.length()][b.length()];
    }
}
