package luoshu.trust.status.internal;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.status}.
 *
 * @param origin where the lists are published
 * @param life   how long a signed list may be relied upon by who cannot fetch the next one
 * @param fresh  how long anybody may keep a list before asking again; with the second in which we look for changes it must stay within five
 */
@ConfigurationProperties("luoshu.status")
public record StatusSettings(String origin, @DefaultValue("24h") Duration life, @DefaultValue("3s") Duration fresh) {

    public StatusSettings {
        if (fresh.toSeconds() > 4 || life.toMinutes() < 10) {
            throw new IllegalArgumentException("luoshu.status: fresh is at most 4 s, life at least 10 min");
        }
    }
}
