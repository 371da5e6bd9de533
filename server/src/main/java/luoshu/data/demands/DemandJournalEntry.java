package luoshu.data.demands;

import java.time.Instant;

/** What was done with a demand before it became a case, and beside it. */
public record DemandJournalEntry(DemandAct act, Instant at, String name, String post, String note) {
}
