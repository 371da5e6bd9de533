package luoshu.kernel.requests;

import java.time.Duration;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;

/** Anybody may ask, but not without end: so often a minute under one key (an address, a number), per node. */
public final class RateLimit {

    private final int perMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofMinutes(10)).build();

    public RateLimit(int perMinute) {
        this.perMinute = perMinute;
    }

    /** @throws Refused 429 {@code too-many-enquiries} with {@code retryAfterSeconds} */
    public void take(String key) {
        Bucket bucket = buckets.get(key, _ -> Bucket.builder().addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1))).build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Refused(Problem.Kind.TOO_MANY, "too-many-enquiries", "too many enquiries; wait a moment",
                    Map.of("retryAfterSeconds", Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds())));
        }
    }
}
