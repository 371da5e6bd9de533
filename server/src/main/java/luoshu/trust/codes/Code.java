package luoshu.trust.codes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * What stands in a code.
 *
 * @param id    random: says nothing to anybody but the platform, and is another one each time
 * @param keyId of the key that signed it
 * @param life  whole seconds, at most a day
 */
public record Code(UUID id, CodeKind kind, String keyId, Instant issuedAt, Duration life, Map<CodeFact, String> facts) {

    private static final int FACT_BYTES = 120;

    public Code {
        if (life.toSeconds() < 1 || life.compareTo(Duration.ofDays(1)) > 0 || life.getNano() != 0 || issuedAt.getNano() != 0) {
            throw new IllegalArgumentException("a code lives whole seconds, at most a day");
        }
        EnumMap<CodeFact, String> ordered = new EnumMap<>(CodeFact.class);
        facts.forEach((fact, words) -> ordered.put(fact, shortened(words)));
        facts = Collections.unmodifiableMap(ordered);
    }

    public Instant expiresAt() {
        return issuedAt.plus(life);
    }

    /** A code must stay easy to scan: longer words are cut where a character ends. */
    private static String shortened(String words) {
        String kept = words;
        while (kept.getBytes(StandardCharsets.UTF_8).length > FACT_BYTES) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept;
    }
}
