package luoshu.trust.certificates.directory;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The upper platform, if one is connected, and the newest batches. */
public record DirectoryStanding(@Nullable String platform, boolean simulated, List<DirectoryBatchView> batches) {
}
