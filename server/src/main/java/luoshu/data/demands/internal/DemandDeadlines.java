package luoshu.data.demands.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.calendar.Limit;
import luoshu.kernel.calendar.LegalLimits;
import luoshu.kernel.cases.CitizenCase;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.matters.PublishedMatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Until when the providing organ answers (art. 21) and supplies (art. 22): the numbers are the matter's. */
@Component
class DemandDeadlines {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Matters matters;
    private final Calendars calendars;
    private final LegalLimits legal;

    DemandDeadlines(Matters matters, Calendars calendars, LegalLimits legal) {
        this.matters = matters;
        this.calendars = calendars;
        this.legal = legal;
    }

    /** Counted from receipt also before the case is accepted. Null while the calendar does not reach it. */
    @Nullable LocalDate answer(CitizenCase now) {
        return now.clock().dueOn() != null ? now.clock().dueOn() : due(LocalDate.ofInstant(now.submittedAt(), CHINA), now.clock().limit());
    }

    @Nullable LocalDate supply(String matterCode, Instant decidedAt) {
        Limit own = matters.findByCode(matterCode).map(PublishedMatter::definition).map(matter -> matter.clocks().delivery()).orElse(null);
        return due(LocalDate.ofInstant(decidedAt, CHINA), own == null ? legal.get("delivery") : own);
    }

    private @Nullable LocalDate due(LocalDate from, Limit limit) {
        return calendars.current().due(from, limit, List.of()).date().orElse(null);
    }
}
