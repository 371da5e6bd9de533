package luoshu.trust.ledger.internal;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.ledger}.
 *
 * @param origin   first line of every checkpoint and name of its key: a URL without scheme that no other log has; never changes while the log lives
 * @param patience how long a writer waits for durable sequencing before it is refused
 * @param grace    how long acts may wait for a signed checkpoint before no act is taken that needs evidence
 */
@ConfigurationProperties("luoshu.ledger")
public record LedgerSettings(@DefaultValue("luoshu.example/henan-ledger") String origin, @DefaultValue("10s") Duration patience,
                             @DefaultValue("5m") Duration grace) {

    public LedgerSettings {
        if (origin.isBlank() || origin.matches("(?s).*[\\s+].*")) {
            throw new IllegalArgumentException("luoshu.ledger.origin must be a word without spaces and plus signs");
        }
    }
}
