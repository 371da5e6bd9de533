package luoshu.data.surveys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A survey. {@code manageable}: the official who asks may remind and close it now. */
public record SurveyView(UUID id, String title, String instructions, String organ, String organName, int days, LocalDate due, SurveyState state, int version, Instant startedAt, String starterName,
                         SurveyTotals totals, boolean manageable) {
}
