package luoshu.service.portal.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import luoshu.kernel.search.Tokens;
import org.springframework.core.io.ClassPathResource;

/** What somebody typed, as what they mean: without "how do I", and in each of its everyday forms. */
final class QueryWords {

    static final int LONGEST = 60;
    private static final int MOST_VARIANTS = 6;
    private final List<String> stops;
    private final List<List<String>> synonyms;

    QueryWords() {
        this.stops = lines("portal/stop-phrases.txt").stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
        this.synonyms = lines("portal/synonyms.txt").stream().map(line -> List.of(line.split(","))).toList();
    }

    /** Normalised, cut to a bearable length, stop phrases dropped unless nothing else is left. */
    String core(String q) {
        String normal = Tokens.normal(q.length() > 4 * LONGEST ? q.substring(0, 4 * LONGEST) : q);
        if (normal.codePointCount(0, normal.length()) > LONGEST) {
            normal = normal.substring(0, normal.offsetByCodePoints(0, LONGEST));
        }
        String core = normal;
        for (String stop : stops) {
            String without = core.replace(stop, " ").strip();
            if (without.codePoints().filter(c -> c != ' ').count() >= 2) {
                core = without.replaceAll(" +", " ");
            }
        }
        return core;
    }

    /** The words themselves first, then with synonyms put in. */
    List<String> variants(String core) {
        Set<String> variants = new LinkedHashSet<>(List.of(core));
        for (List<String> group : synonyms) {
            String present = group.stream().filter(core::contains).max(Comparator.comparingInt(String::length)).orElse(null);
            if (present != null) {
                for (String other : group) {
                    if (variants.size() < MOST_VARIANTS && !other.equals(present)) {
                        variants.add(core.replace(present, other));
                    }
                }
            }
        }
        return List.copyOf(variants);
    }

    private static List<String> lines(String path) {
        try {
            List<String> lines = new ArrayList<>();
            for (String line : new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line.strip());
                }
            }
            return lines;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
