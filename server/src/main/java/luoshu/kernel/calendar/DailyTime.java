package luoshu.kernel.calendar;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;

/** Every day at a time of China; {@code working}: on days of the working calendar only. */
public record DailyTime(LocalTime at, boolean working) {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int FAR = 400;

    /** The first time behind {@code now}; null where the working calendar ends before one. */
    public @Nullable Instant next(Instant now, WorkingCalendar calendar) {
        ZonedDateTime time = now.atZone(CHINA).with(at);
        if (!time.toInstant().isAfter(now)) {
            time = time.plusDays(1);
        }
        for (int days = 0; working && days < FAR; days++, time = time.plusDays(1)) {
            if (!calendar.covers(time.toLocalDate())) {
                return null;
            }
            if (calendar.isWorkingDay(time.toLocalDate())) {
                return time.toInstant();
            }
        }
        return working ? null : time.toInstant();
    }
}
