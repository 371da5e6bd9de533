package luoshu.data.open;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.data.catalog.OpenType;
import luoshu.data.catalog.UpdateCycle;
import org.jspecify.annotations.Nullable;

/**
 * A public version of a data set.
 *
 * @param table    counts and digests; of a conditionally open one without preview and charts
 * @param report   what was found about persons before it was published
 * @param citation how to name it as a source
 */
public record OpenDataPage(UUID id, String resourceCode, String resourceName, OpenType openType, String organ, String organName, String region, String title, String description, OpenChoices.OpenChoice theme,
                           OpenChoices.OpenChoice licence, UpdateCycle frequency, List<String> keywords, List<OpenColumn> columns, int edition, Instant publishedAt, OpenTableFacts table,
                           @Nullable AnonymityReport report, List<OpenDataVersion> versions, long downloads, String citation, OpenChoices.@Nullable OpenAgreement agreement) {

    /** {@code current}: the newest public one. */
    public record OpenDataVersion(int edition, Instant publishedAt, int rows, long csvBytes, boolean current) {
    }
}
