package luoshu.data.catalog.internal;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.catalog.imports}.
 *
 * @param mostRows    of a table
 * @param mostEntries of a table: they are written in one transaction
 * @param maxBytes    of a file
 * @param maxUnpacked what a workbook may unpack to
 * @param checkTime   longest time one look into a workbook may take
 */
@ConfigurationProperties("luoshu.catalog.imports")
public record ResourceImportSettings(@DefaultValue("5000") int mostRows, @DefaultValue("500") int mostEntries, @DefaultValue("10485760") long maxBytes, @DefaultValue("209715200") long maxUnpacked,
                                     @DefaultValue("20s") Duration checkTime) {
}
