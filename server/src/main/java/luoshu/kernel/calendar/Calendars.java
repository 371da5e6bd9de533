package luoshu.kernel.calendar;

import java.util.List;
import java.util.Optional;

import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.calendar.internal.CalendarQueries;
import luoshu.kernel.calendar.internal.LawFiles;
import luoshu.kernel.database.AfterCommit;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.requests.IfMatch;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The imported years of the working calendar. Years come with the product and from the administrator, who has the last word. */
@Component
public class Calendars {

    private final CalendarQueries queries;
    private final Audit audit;
    private volatile Current current;

    private record Current(String stamp, WorkingCalendar calendar) {
    }

    Calendars(CalendarQueries queries, Audit audit) {
        this.queries = queries;
        this.audit = audit;
        LawFiles.years().forEach(queries::offer);
        this.current = read();
    }

    /** The calendar to compute with; get it once per computation. */
    public WorkingCalendar current() {
        return current.calendar();
    }

    /** Names the years in force, after a look whether another node has imported one; {@link #current()} is then at least as new. */
    public String stamp() {
        refresh();
        return current.stamp();
    }

    public List<CalendarVersion> list() {
        return queries.list();
    }

    /** @throws NotFound when the year is not imported */
    public CalendarVersion get(int year) {
        return queries.find(year).orElseThrow(() -> new NotFound("calendar year"));
    }

    /** Imports a year, or replaces one: then {@code expected} must be the version replaced (412 stale-version). Earlier versions are kept. */
    @Transactional
    public CalendarVersion importYear(CalendarYear year, @Nullable Integer expected, String importedBy) {
        Optional<CalendarVersion> before = queries.lock(year.year());
        if (before.isPresent() && expected == null) {
            throw IfMatch.missing();
        }
        if (expected != null && before.map(CalendarVersion::version).filter(expected::equals).isEmpty()) {
            throw IfMatch.stale();
        }
        CalendarVersion stored = queries.add(year, before.map(CalendarVersion::version).orElse(0) + 1, importedBy);
        audit.record(Act.done("calendar.import", "calendar-year:" + year.year() + "/" + stored.version()));
        AfterCommit.run(() -> current = read());
        return stored;
    }

    /** Another node may have imported a year. */
    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    void refresh() {
        if (!queries.stamp().equals(current.stamp())) {
            current = read();
        }
    }

    /** The stamp first: years added in between are read again, never missed. */
    private Current read() {
        return new Current(queries.stamp(), new WorkingCalendar(queries.list().stream().map(CalendarVersion::calendar).toList()));
    }
}
