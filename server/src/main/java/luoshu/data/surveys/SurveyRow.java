package luoshu.data.surveys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A survey in the list. Counts are over the answers within reach; {@code own}: the only one within reach, where there is but one. */
public record SurveyRow(UUID id, String title, String organName, SurveyState state, LocalDate due, Instant startedAt, int addressed, int answered, int late, @Nullable UUID own) {
}
