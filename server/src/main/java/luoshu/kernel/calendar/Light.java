package luoshu.kernel.calendar;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** Traffic light of a case: grey while its clock does not run. */
public enum Light {
    GREEN, YELLOW, RED, GREY;

    /** By what is kept beside a case or task: the last day, and the first one on which it is worth a warning. */
    public static Light of(boolean running, @Nullable LocalDate dueOn, @Nullable LocalDate yellowOn, LocalDate today) {
        if (!running) {
            return GREY;
        }
        return dueOn != null && today.isAfter(dueOn) ? RED : yellowOn != null && !today.isBefore(yellowOn) ? YELLOW : GREEN;
    }

    /** {@link #of} as a condition over {@code clock_state}, {@code due_on} and {@code yellow_on} of {@code row}; its parameter is {@code :today}. */
    public String sql(String row) {
        return (switch (this) {
            case RED -> "(%1$s.clock_state = 'RUNNING' and %1$s.due_on < :today)";
            case YELLOW -> "(%1$s.clock_state = 'RUNNING' and (%1$s.due_on is null or %1$s.due_on >= :today) and %1$s.yellow_on <= :today)";
            case GREEN -> "(%1$s.clock_state = 'RUNNING' and (%1$s.due_on is null or %1$s.due_on >= :today) and (%1$s.yellow_on is null or %1$s.yellow_on > :today))";
            case GREY -> "(%1$s.clock_state <> 'RUNNING' and :today::date is not null)";
        }).formatted(row);
    }
}
