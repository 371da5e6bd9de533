package luoshu.trust.certificates.stock;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.certificates.stock}.
 *
 * @param maxBytes    of an uploaded table
 * @param maxUnpacked what a workbook may unpack to
 * @param checkTime   longest time one look into a workbook may take
 * @param stalled     an import that has not moved for so long may be gone on with by hand
 * @param keepRows    days checked rows wait to be taken over
 * @param keepErrors  days faults are kept
 */
@ConfigurationProperties("luoshu.certificates.stock")
public record StockSettings(@DefaultValue("1073741824") long maxBytes, @DefaultValue("4294967296") long maxUnpacked, @DefaultValue("120s") Duration checkTime,
                            @DefaultValue("2m") Duration stalled, @DefaultValue("30") int keepRows, @DefaultValue("90") int keepErrors) {
}
