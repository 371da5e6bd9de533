package luoshu.trust.seals;

import java.time.Instant;

/** One act in the life of a seal. {@code post}: the title of the official's post, empty for others. */
public record SealJournalEntry(SealAct act, SealState state, Instant at, String name, String post, String note) {
}
