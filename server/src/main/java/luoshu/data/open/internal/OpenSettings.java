package luoshu.data.open.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.open}.
 *
 * @param origin      under which others reach the platform, for catalogues
 * @param maxBytes    of an uploaded table
 * @param maxUnpacked bytes a workbook may unpack to
 * @param mostRows    of a table
 */
@ConfigurationProperties("luoshu.open")
record OpenSettings(String origin, @DefaultValue("20971520") long maxBytes, @DefaultValue("209715200") long maxUnpacked, @DefaultValue("100000") int mostRows) {
}
