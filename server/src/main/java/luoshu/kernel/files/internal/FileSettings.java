package luoshu.kernel.files.internal;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.files}: limits of checking, and where contents live.
 *
 * @param orphanDays     days a content nobody refers to is kept before the sweep
 * @param maxPixels      width × height of a picture
 * @param maxUnpacked    bytes an archive may unpack to, nested documents included
 * @param maxEntries     entries of an archive
 * @param checkTime      longest time one file's check may take
 * @param parallelChecks files checked at once; more wait, then are told to come back
 * @param smallBytes     what the platform makes is kept with its row up to this size, at most {@link #SMALLEST_STORED}: a file of its own costs a sync for itself and for each
 *                       folder above; a sealed certificate has 33–40 kB
 * @param s3             S3-compatible storage; null: the data folder
 */
@ConfigurationProperties("luoshu.files")
public record FileSettings(@DefaultValue("7") int orphanDays, @DefaultValue("120000000") long maxPixels, @DefaultValue("268435456") long maxUnpacked,
                           @DefaultValue("2000") int maxEntries, @DefaultValue("20s") Duration checkTime, @DefaultValue("4") int parallelChecks, @DefaultValue("65536") int smallBytes,
                           @Nullable S3 s3) {

    /** No content above is looked for with its row. */
    static final int SMALLEST_STORED = 1 << 20;

    public FileSettings {
        if (smallBytes < 0 || smallBytes > SMALLEST_STORED) {
            throw new IllegalArgumentException("luoshu.files.small-bytes is 0 to " + SMALLEST_STORED);
        }
    }

    /** {@code partBytes}: contents above are sent in parts of this size (S3 allows no part under 5 MB but the last). */
    public record S3(String endpoint, @DefaultValue("us-east-1") String region, String bucket, String accessKey, String secretKey, @DefaultValue("luoshu/") String prefix,
                     @DefaultValue("67108864") long partBytes, @DefaultValue("30s") Duration timeout) {
    }
}
