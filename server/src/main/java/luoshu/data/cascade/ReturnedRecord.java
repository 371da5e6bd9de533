package luoshu.data.cascade;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** A case decided at another installation about our division, given back. {@code day}: of the decision; {@code node}: who gave it. */
public record ReturnedRecord(String node, String number, LocalDate day, String region, String organ, String organName, String matter, String matterName, Instant submittedAt, @Nullable LocalDate closedOn) {
}
