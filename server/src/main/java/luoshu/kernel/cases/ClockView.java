package luoshu.kernel.cases;

import java.time.LocalDate;
import java.util.List;

import luoshu.kernel.calendar.Limit;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** The clock in numbers and in words. Days are counted in the unit of the limit. */
public record ClockView(Limit limit, @Nullable LocalDate startedOn, @Nullable LocalDate dueOn, int elapsedDays, int remainingDays, State state, @Nullable Text stoppedBecause,
                        List<Interval> intervals, Text explain) {

    public enum State { NOT_STARTED, RUNNING, STOPPED, DONE }

    public record Interval(LocalDate from, @Nullable LocalDate to, Text reason) {
    }
}
