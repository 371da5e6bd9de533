package luoshu.kernel.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.kernel.calendar.LimitUnit;
import luoshu.kernel.matters.MatterRef;
import org.jspecify.annotations.Nullable;

/** What tasks show of their object, as it stands now. {@code remaining} is set while the clock is stopped. */
public record TaskSubject(String source, UUID ref, String title, MatterRef matter, int confidentiality, String applicantName, String channel, String state, String clockState,
                          @Nullable LocalDate dueOn, @Nullable LocalDate yellowOn, LimitUnit unit, @Nullable Integer remaining, Instant receivedAt) {
}
