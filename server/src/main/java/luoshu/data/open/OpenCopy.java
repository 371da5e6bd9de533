package luoshu.data.open;

import java.util.UUID;

/** A public data set with a column of this name. */
public record OpenCopy(UUID dataset, int edition, String title, String organ) {
}
