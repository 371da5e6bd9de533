package luoshu.kernel.calendar;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** A time that does not count: the days after {@code from} up to and including {@code to}; open while {@code to} is null. The day it begins still counts. */
public record Suspension(LocalDate from, @Nullable LocalDate to) {

    public Suspension {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("a suspension from " + from + " to " + to);
        }
    }

    public boolean isOpen() {
        return to == null;
    }

    boolean excludes(LocalDate day) {
        return day.isAfter(from) && (to == null || !day.isAfter(to));
    }
}
