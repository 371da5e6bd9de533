package luoshu.kernel.cases;

import java.time.Instant;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** One line of the journal. */
public record JournalEntry(int sequence, Instant at, CaseFact event, Text title, String actorName, Text capacity, @Nullable String detail) {
}
