package luoshu.kernel.cases.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import luoshu.kernel.cases.CaseState;
import luoshu.kernel.flows.Flow;
import luoshu.kernel.flows.Flows;
import luoshu.kernel.matters.PublishedMatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the clock acts by itself next. Whether it then acts is decided anew from the days: a timer that comes early, late or twice does nothing wrong. */
@Component
class CaseTimers {

    private final CaseClock clock;
    private final Flows flows;

    CaseTimers(CaseClock clock, Flows flows) {
        this.clock = clock;
        this.flows = flows;
    }

    @Nullable Instant next(CaseFile file, PublishedMatter matter, Flow flow) {
        return switch (file.state) {
            case SUBMITTED, RECEIVED -> after(noticeDue(file, matter));
            case CORRECTION -> after(file.course.openCorrection().map(CaseCourse.Correction::dueOn).orElse(null));
            case ACCEPTED, HANDLING, SPECIAL_PROCEDURE -> Stream.of(Optional.ofNullable(after(file.course.deferredDueOn)), flowTimer(file, flow))
                    .flatMap(Optional::stream).min(Instant::compareTo).orElse(null);
            case DRAFT, NOT_ACCEPTED, DECIDED_GRANTED, DECIDED_REFUSED, RESULT_ISSUED, DELIVERED, CLOSED, RATED, ARCHIVED, WITHDRAWN, LAPSED, TRANSFERRED -> null;
        };
    }

    private Optional<Instant> flowTimer(CaseFile file, Flow flow) {
        return file.course.flow == null || file.state == CaseState.SPECIAL_PROCEDURE ? Optional.empty() : flows.nextTimer(flow, file.course.flow);
    }

    /** Last day on which a correction can be asked for; after it the application counts as accepted (许可法 32). */
    @Nullable LocalDate noticeDue(CaseFile file, PublishedMatter matter) {
        return clock.due(file.course.receivedOn, clock.noticeLimit(matter));
    }

    private static @Nullable Instant after(@Nullable LocalDate day) {
        return day == null ? null : Objects.requireNonNull(day).plusDays(1).atStartOfDay(CaseFiles.ZONE).toInstant();
    }
}
