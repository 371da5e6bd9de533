package luoshu.trust.seals.internal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.trust.seals.SealHolder;
import luoshu.trust.seals.SealPress;
import luoshu.trust.signing.SigningKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals prepared for sealing. What a seal is never changes, so a press is kept; which seal is the one to use is looked up again after half a second, and whether it still may seal
 * is asked by the statement that writes its use.
 */
@Component
class Presses {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    record Wanted(String holder, List<String> seals) {
    }

    record Ready(String id, SealHolder holder, String name, SealPress press) {
    }

    private final Cache<Wanted, Ready> current = Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(LOOK_AGAIN).build();
    private final Cache<String, Ready> prepared = Caffeine.newBuilder().maximumSize(2_000).build();
    private final SealQueries queries;
    private final SigningKeys keys;
    private final SealSettings settings;

    Presses(SealQueries queries, SigningKeys keys, SealSettings settings) {
        this.queries = queries;
        this.keys = keys;
        this.settings = settings;
    }

    @Nullable Ready find(Wanted wanted) {
        return current.getIfPresent(wanted);
    }

    Ready prepare(Wanted wanted, SealRow seal) {
        Ready ready = prepare(seal);
        current.put(wanted, ready);
        return ready;
    }

    Ready prepare(SealRow seal) {
        Ready known = prepared.getIfPresent(seal.id());
        if (known == null) {
            KeySignatory signatory = new KeySignatory(keys.find(Objects.requireNonNull(seal.key())).orElseThrow());
            known = new Ready(seal.id(), seal.holder(), seal.name(), new SealPress(queries.eseal(seal.id()).orElseThrow(), signatory, settings.program()));
            prepared.put(seal.id(), known);
        }
        return known;
    }

    void forget(Wanted wanted) {
        current.invalidate(wanted);
    }
}
