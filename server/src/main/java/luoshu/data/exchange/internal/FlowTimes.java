package luoshu.data.exchange.internal;

import java.time.Instant;
import java.time.LocalTime;

import luoshu.data.exchange.ExchangeSchedule;
import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.calendar.DailyTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a flow begins next. */
@Component
class FlowTimes {

    private final Calendars calendars;

    FlowTimes(Calendars calendars) {
        this.calendars = calendars;
    }

    /** The first time behind {@code now}; null where the working calendar ends before one. */
    @Nullable Instant next(ExchangeSchedule schedule, Instant now) {
        return new DailyTime(LocalTime.parse(schedule.at()), schedule.working()).next(now, calendars.current());
    }
}
