package luoshu.trust.codes.internal;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.codes}.
 *
 * @param life how long a code is good for (ADR 55); whole seconds
 * @param skew how far in the future a code may be issued: clocks of nodes differ
 * @param keep how long the platform knows what stood behind a code
 */
@ConfigurationProperties("luoshu.codes")
public record CodeSettings(@DefaultValue("60s") Duration life, @DefaultValue("5s") Duration skew, @DefaultValue("30d") Duration keep) {

    public CodeSettings {
        if (life.toSeconds() < 15 || life.toMinutes() > 60 || life.getNano() != 0) {
            throw new IllegalArgumentException("luoshu.codes.life is 15 s to 60 min, in whole seconds");
        }
    }
}
