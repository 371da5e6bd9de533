package luoshu.data.gateway.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.data.contracts.Contract;
import org.springframework.stereotype.Component;

/** No more calls in a minute, or on a day in Henan, than the contract says. */
@Component
class Pace {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private record Over(String contract, String unit, Instant period) {
    }

    /** Periods known to be used up: more questions in them cost nothing any more. */
    private final Cache<Over, Boolean> over = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofDays(1)).build();

    /** @throws Refusal {@code rate-limit} where that is known without counting */
    void refuseOver(Contract contract, Instant now) {
        if (over.getIfPresent(new Over(contract.number(), "minute", minute(now))) != null) {
            throw Refusal.pace("minute", untilMinute(now));
        }
        if (over.getIfPresent(new Over(contract.number(), "day", day(now))) != null) {
            throw Refusal.pace("day", untilDay(now));
        }
    }

    private static Instant minute(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES);
    }

    private static Instant day(Instant now) {
        return now.atZone(CHINA).toLocalDate().atStartOfDay(CHINA).toInstant();
    }

    private static int untilMinute(Instant now) {
        return (int) Duration.between(now, minute(now).plus(1, ChronoUnit.MINUTES)).toSeconds() + 1;
    }

    private static int untilDay(Instant now) {
        return (int) Duration.between(now, now.atZone(CHINA).toLocalDate().plusDays(1).atStartOfDay(CHINA).toInstant()).toSeconds() + 1;
    }

    /** @throws Refusal {@code rate-limit} */
    void keep(Contract contract, Uses.Admitted admitted, Instant now) {
        if (admitted.minute() >= contract.terms().perMinute()) {
            over.put(new Over(contract.number(), "minute", minute(now)), true);
        }
        if (admitted.day() >= contract.terms().perDay()) {
            over.put(new Over(contract.number(), "day", day(now)), true);
        }
        if (admitted.minute() > contract.terms().perMinute()) {
            throw Refusal.pace("minute", untilMinute(now));
        }
        if (admitted.day() > contract.terms().perDay()) {
            throw Refusal.pace("day", untilDay(now));
        }
    }
}
