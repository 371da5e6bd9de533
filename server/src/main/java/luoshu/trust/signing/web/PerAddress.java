package luoshu.trust.signing.web;

import java.time.Duration;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.springframework.stereotype.Component;

/** Anybody may ask for a signed answer, but not without end: so many a minute from one address, per node. */
@Component
class PerAddress {

    private static final int PER_MINUTE = 600;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofMinutes(10)).build();

    void take(HttpServletRequest request) {
        Bucket bucket = buckets.get(request.getRemoteAddr(), _ -> Bucket.builder().addLimit(limit -> limit.capacity(PER_MINUTE).refillGreedy(PER_MINUTE, Duration.ofMinutes(1))).build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Refused(Problem.Kind.TOO_MANY, "too-many-enquiries", "too many enquiries; wait a moment",
                    Map.of("retryAfterSeconds", Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds())));
        }
    }
}
