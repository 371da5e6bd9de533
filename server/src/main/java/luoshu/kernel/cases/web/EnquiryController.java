package luoshu.kernel.cases.web;

import java.time.Duration;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import luoshu.kernel.cases.CaseProgress;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Progress for whoever holds number and query code. Limited by address and by number, per node: codes have 47 bits, so guessing needs neither. */
@RestController
class EnquiryController {

    private final Cases cases;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofMinutes(10)).build();

    EnquiryController(Cases cases) {
        this.cases = cases;
    }

    @GetMapping("/api/public/cases/enquiry")
    CaseProgress enquire(@RequestParam String number, @RequestParam String queryCode, HttpServletRequest request) {
        take("address " + request.getRemoteAddr(), 60);
        if (!number.matches("[0-9A-Z]{20,60}") || !queryCode.strip().matches("[0-9A-Za-z]{4,20}")) {
            throw new NotFound("case");
        }
        take("number " + number, 20);
        return cases.enquire(number, queryCode);
    }

    private void take(String key, int perMinute) {
        Bucket bucket = buckets.get(key, none -> Bucket.builder().addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1))).build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
            throw new Refused(Problem.Kind.TOO_MANY, "too-many-enquiries", "too many enquiries; wait a moment", Map.of("retryAfterSeconds", seconds));
        }
    }
}
