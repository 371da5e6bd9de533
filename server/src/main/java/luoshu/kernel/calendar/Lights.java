package luoshu.kernel.calendar;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Thresholds of the lights. Red: fewer than {@code redBelow} days left. Yellow: at most {@code yellowUpTo} days, or at most {@code yellowShare} of the limit, left.
 */
public record Lights(int redBelow, int yellowUpTo, double yellowShare) {

    /** The light of a running clock; grey if it stands still. */
    public Light of(Limit limit, ClockReading reading) {
        if (reading.isStopped()) {
            return Light.GREY;
        }
        if (reading.remainingDays() < redBelow) {
            return Light.RED;
        }
        int whole = reading.elapsedDays() + reading.remainingDays();
        boolean near = reading.remainingDays() <= yellowUpTo || reading.remainingDays() <= yellowShare * whole;
        return near && limit.days() > 0 ? Light.YELLOW : Light.GREEN;
    }

    /** The first day of the unbroken yellow stretch that ends with the due day; null when there is none. */
    public @Nullable LocalDate firstYellow(WorkingCalendar calendar, LocalDate start, Limit limit, List<Suspension> suspensions, LocalDate due) {
        LocalDate first = null;
        for (LocalDate day = due; !day.isBefore(start); day = day.minusDays(1)) {
            if (of(limit, calendar.read(start, limit, suspensions, day)) != Light.YELLOW) {
                break;
            }
            first = day;
        }
        return first;
    }
}
