package luoshu.trust.archives.internal;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.archives.institution}: the archive institution, by HTTP or by folders; without both the demonstration has a simulated one.
 *
 * @param name    as it signs its receipts
 * @param url     of its interface; before {@code folder}
 * @param token   bearer token
 * @param folder  where batches are put ({@code outgoing}) and receipts are found ({@code receipts})
 * @param timeout of one call, packages included
 */
@ConfigurationProperties("luoshu.archives.institution")
public record InstitutionSettings(@DefaultValue("综合档案馆") String name, @DefaultValue("") String url, @DefaultValue("") String token, @Nullable Path folder, @DefaultValue("10m") Duration timeout) {
}
