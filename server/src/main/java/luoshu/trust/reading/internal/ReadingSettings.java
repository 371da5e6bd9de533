package luoshu.trust.reading.internal;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.reading}.
 *
 * @param enabled    whether texts are read at all
 * @param worker     whether this node reads
 * @param polling    how often it looks for what another node left
 * @param time       longest time one file may take; the process is ended after it
 * @param idle       after which the process ends
 * @param pages      of a PDF that are read
 * @param longest    pixels of the longer side of a page
 * @param maxMegabytes largest file that is read
 * @param memory     heap of the process; what the program itself allocates comes on top
 * @param threads    it computes with
 * @param kept       how long what was read is kept after it was last asked for
 */
@ConfigurationProperties("luoshu.reading")
public record ReadingSettings(@DefaultValue("true") boolean enabled, @DefaultValue("true") boolean worker, @DefaultValue("5s") Duration polling, @DefaultValue("40s") Duration time,
                              @DefaultValue("2m") Duration idle, @DefaultValue("3") int pages, @DefaultValue("1800") int longest, @DefaultValue("20") int maxMegabytes,
                              @DefaultValue("400") int memory, @DefaultValue("1") int threads, @DefaultValue("180d") Duration kept) {
}
