package luoshu.service.monitoring;

/**
 * Figures of a set of cases.
 *
 * @param received   handed in within the period
 * @param accepted   of these, accepted
 * @param running    accepted and not yet decided, the clock running or stopped
 * @param closed     ended in any way
 * @param red        past the due day; {@code overdue} is the same number under its statutory name
 * @param onTimeRate share of the decided cases that were decided by the due day, 0–1; 1 when none was decided
 * @param meanDays   mean natural days from acceptance to decision
 */
public record MonitoringFigures(long received, long accepted, long running, long closed, long green, long yellow, long red, long overdue, double onTimeRate, double meanDays) {
}
