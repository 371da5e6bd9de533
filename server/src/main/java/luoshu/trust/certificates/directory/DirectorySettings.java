package luoshu.trust.certificates.directory;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.certificates.directory}: the upper platform by HTTP.
 *
 * @param url     where batches are handed in; without it nothing goes up (the demonstration has a simulated platform)
 * @param name    of the platform as officials know it
 * @param token   bearer token
 * @param timeout of one call
 * @param batch   most entries in one
 * @param worker  whether this node hands in
 * @param longest longest pause between two attempts
 */
@ConfigurationProperties("luoshu.certificates.directory")
public record DirectorySettings(@DefaultValue("") String url, @DefaultValue("上级电子证照目录") String name, @DefaultValue("") String token, @DefaultValue("30s") Duration timeout,
                                @DefaultValue("1000") int batch, @DefaultValue("true") boolean worker, @DefaultValue("10m") Duration longest) {
}
