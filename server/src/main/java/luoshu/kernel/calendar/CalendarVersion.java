package luoshu.kernel.calendar;

import java.time.Instant;

/** A stored year: versions count from 1, the highest is in force; {@code importedBy} is {@code content} for what came with the product. */
public record CalendarVersion(CalendarYear calendar, int version, String importedBy, Instant importedAt) {
}
