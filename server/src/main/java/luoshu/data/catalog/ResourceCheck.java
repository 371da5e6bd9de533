package luoshu.data.catalog;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** A step between handing in and publication. {@code due}: the day by which the law wants it, where it says so. */
public record ResourceCheck(Kind kind, Standing standing, @Nullable String name, @Nullable Instant at, @Nullable String note, @Nullable LocalDate due) {

    public enum Kind { SECRECY, PERSONAL, ORGAN, AUTHORITY }

    public enum Standing { WAITS, PASSED, REFUSED, NOT_NEEDED }
}
