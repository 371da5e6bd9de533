package luoshu.trust.identity.internal.sessions;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** What was loaded a moment ago. A load that a change overtook answers its caller and is not kept: after {@link #forget} nobody is told what was true before it. */
final class Remembered<K, V> {

    private static final int MOST = 20_000;
    private final Cache<K, V> recent;
    private final AtomicLong changes = new AtomicLong();

    Remembered(Duration atMost) {
        recent = Caffeine.newBuilder().expireAfterWrite(atMost).maximumSize(MOST).build();
    }

    V get(K key, Function<K, V> load) {
        V known = recent.getIfPresent(key);
        if (known != null) {
            return known;
        }
        long before = changes.get();
        V loaded = load.apply(key);
        recent.put(key, loaded);
        if (changes.get() != before) {
            recent.invalidate(key);
        }
        return loaded;
    }

    void forget() {
        changes.incrementAndGet();
        recent.invalidateAll();
    }
}
