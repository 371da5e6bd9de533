package luoshu.kernel.calendar;

/**
 * What a clock shows on a day. Working-day limits are counted in working days, all others in natural days.
 *
 * @param elapsedDays   days that counted so far, suspensions left out
 * @param remainingDays days left, 0 on the last day, negative when overdue
 */
public record ClockReading(int elapsedDays, int remainingDays, DueDate due) {

    public boolean isOverdue() {
        return remainingDays < 0;
    }

    public boolean isStopped() {
        return due instanceof DueDate.Stopped;
    }
}
