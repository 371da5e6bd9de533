package luoshu.kernel.cases;

import java.time.LocalDate;

import luoshu.kernel.calendar.Light;
import org.jspecify.annotations.Nullable;

/** Filters of the officials' list. {@code state}: public states, comma-separated; {@code matter}: handling item code, catalogue code or slug; {@code region}: it and everything below. */
public record CaseQuery(@Nullable String q, @Nullable String matter, @Nullable String state, @Nullable Light light, @Nullable String organ, @Nullable String region,
                        @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String sort) {
}
