package luoshu.data.catalog;

import java.time.Instant;
import java.util.List;

/** What was done with an entry. {@code answers}: codes of the questions that were answered with no. */
public record ResourceJournalEntry(int edition, ResourceAct act, ResourceState state, Instant at, String name, String post, String note, List<String> answers) {
}
