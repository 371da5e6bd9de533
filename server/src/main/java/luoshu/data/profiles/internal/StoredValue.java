package luoshu.data.profiles.internal;

import java.time.Instant;

/** A value of a record as it is kept. {@code batch}, {@code since}: read so first. */
record StoredValue(String value, String column, int batch, Instant since) {
}
