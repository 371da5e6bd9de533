package luoshu.data.open;

import java.time.Instant;

/** What was done with a data set. */
public record OpenDatasetStep(int edition, OpenDatasetAct act, Instant at, String name, String post, String note) {
}
