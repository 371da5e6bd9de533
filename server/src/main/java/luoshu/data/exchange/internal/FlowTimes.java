package luoshu.data.exchange.internal;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import luoshu.data.exchange.ExchangeSchedule;
import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a flow begins next. */
@Component
class FlowTimes {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int FAR = 400;
    private final Calendars calendars;

    FlowTimes(Calendars calendars) {
        this.calendars = calendars;
    }

    /** The first time behind {@code now}; null where the working calendar ends before one. */
    @Nullable Instant next(ExchangeSchedule schedule, Instant now) {
        return next(schedule, now, calendars.current());
    }

    static @Nullable Instant next(ExchangeSchedule schedule, Instant now, WorkingCalendar calendar) {
        ZonedDateTime time = now.atZone(CHINA).with(LocalTime.parse(schedule.at()));
        if (!time.toInstant().isAfter(now)) {
            time = time.plusDays(1);
        }
        for (int days = 0; schedule.working() && days < FAR; days++, time = time.plusDays(1)) {
            if (!calendar.covers(time.toLocalDate())) {
                return null;
            }
            if (calendar.isWorkingDay(time.toLocalDate())) {
                return time.toInstant();
            }
        }
        return schedule.working() ? null : time.toInstant();
    }
}
