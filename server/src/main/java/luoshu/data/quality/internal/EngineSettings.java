package luoshu.data.quality.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.quality}.
 *
 * @param memory  megabytes the column engine of a run may hold; what needs more goes to disk
 * @param spill   megabytes of disk a run may take, the data included
 * @param threads of a run
 * @param rows    most rows that are taken of a table
 */
@ConfigurationProperties("luoshu.quality")
record EngineSettings(@DefaultValue("2048") int memory, @DefaultValue("40960") int spill, @DefaultValue("2") int threads, @DefaultValue("100000000") long rows) {
}
