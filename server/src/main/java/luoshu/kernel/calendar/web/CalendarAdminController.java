package luoshu.kernel.calendar.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.access.Permission;
import luoshu.kernel.calendar.CalendarVersion;
import luoshu.kernel.calendar.CalendarYear;
import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.calendar.RestPeriod;
import luoshu.kernel.requests.IfMatch;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The system administrator reads the years and imports the one the State Council has just published. */
@RestController
@RequestMapping("/api/admin/calendar")
class CalendarAdminController {

    private static final Permission MANAGE = new Permission("calendar.manage");
    private final Calendars calendars;
    private final Access access;

    CalendarAdminController(Calendars calendars, Access access) {
        this.calendars = calendars;
        this.access = access;
    }

    @GetMapping
    List<CalendarYearRow> years() {
        access.require(MANAGE);
        return calendars.list().stream().map(CalendarYearRow::of).toList();
    }

    @GetMapping("/{year}")
    CalendarYearView year(@PathVariable int year) {
        access.require(MANAGE);
        return CalendarYearView.of(calendars.get(year));
    }

    @PutMapping("/{year}")
    @Asks("calendar.manage")
    CalendarYearView replace(@PathVariable int year, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
                             @RequestBody @Valid CalendarYearBody body) {
        CalendarYear imported = new CalendarYear(year, body.source(), body.rest(), body.workingWeekends());
        return CalendarYearView.of(calendars.importYear(imported, IfMatch.optional(ifMatch), access.actor().subject()));
    }

    record CalendarYearRow(int year, String source, int version, String importedBy, Instant importedAt) {
        static CalendarYearRow of(CalendarVersion stored) {
            return new CalendarYearRow(stored.calendar().year(), stored.calendar().source(), stored.version(), stored.importedBy(), stored.importedAt());
        }
    }

    record CalendarYearView(int year, String source, int version, List<RestPeriod> rest, List<LocalDate> workingWeekends, String importedBy, Instant importedAt) {
        static CalendarYearView of(CalendarVersion stored) {
            CalendarYear calendar = stored.calendar();
            return new CalendarYearView(calendar.year(), calendar.source(), stored.version(), calendar.rest(), calendar.workingWeekends(), stored.importedBy(), stored.importedAt());
        }
    }

    record CalendarYearBody(@NotNull @Size(max = 200) String source, @NotNull @Size(max = 60) List<RestPeriod> rest, @NotNull @Size(max = 60) List<LocalDate> workingWeekends) {
    }
}
