package luoshu.trust.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An act to be proven later. {@code kind}, {@code at} and {@code organ} are published; {@code content} only as a salted digest.
 *
 * @param kind kebab-case, past tense: {@code case-accepted}
 */
public record Evidence(String kind, Instant at, String organ, SortedMap<String, String> content) {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{2,63}");
    private static final Pattern ORGAN = Pattern.compile("[0-9A-Z]{1,32}");

    public Evidence {
        if (!KIND.matcher(kind).matches() || !ORGAN.matcher(organ).matches()) {
            throw new IllegalArgumentException("no kind or no organ: " + kind + ", " + organ);
        }
        content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
    }

    public Evidence(String kind, Instant at, String organ, Map<String, String> content) {
        this(kind, at, organ, new TreeMap<>(content));
    }
}
