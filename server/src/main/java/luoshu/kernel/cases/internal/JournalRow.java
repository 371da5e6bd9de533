package luoshu.kernel.cases.internal;

import java.time.Instant;
import java.util.Map;

import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.CaseState;
import org.jspecify.annotations.Nullable;

/** A row of cases.journal. */
record JournalRow(int sequence, Instant at, CaseFact event, CaseState state, @Nullable String step, @Nullable String stepName, @Nullable String outcome, String subject,
                  String actorName, String capacity, @Nullable String organ, @Nullable String organName, @Nullable String post, @Nullable String opinion,
                  Map<String, Object> detail, CaseEvent.Told told) {
}
