package luoshu.trust.archives.internal;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.archives}.
 *
 * @param after         from the end of a case to its filing: the applicant may still rate
 * @param worker        whether this node files and checks
 * @param polling       how often it looks for work
 * @param checksAMinute most packages checked again in a minute, so that nobody else waits for the disk
 */
@ConfigurationProperties("luoshu.archives")
public record ArchiveSettings(@DefaultValue("7d") Duration after, @DefaultValue("true") boolean worker, @DefaultValue("5s") Duration polling, @DefaultValue("30") int checksAMinute) {
}
