package luoshu.trust.materials.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.materials}.
 *
 * @param mostItems     materials one party may keep
 * @param mostMegabytes together
 * @param maxMegabytes  one file
 * @param mostEditions  of one material
 * @param warnDays      before the end of a material's validity that it is told
 */
@ConfigurationProperties("luoshu.materials")
public record MaterialSettings(@DefaultValue("500") int mostItems, @DefaultValue("500") int mostMegabytes, @DefaultValue("20") int maxMegabytes, @DefaultValue("20") int mostEditions,
                               @DefaultValue("30") int warnDays) {

    long mostBytes() {
        return mostMegabytes * 1024L * 1024L;
    }
}
