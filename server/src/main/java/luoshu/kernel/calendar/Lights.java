package luoshu.kernel.calendar;

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
}
