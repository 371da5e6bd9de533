package luoshu.kernel.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The imported years as pure functions of dates; immutable. Get the current one from {@link Calendars}. */
public final class WorkingCalendar {

    private final NavigableMap<Integer, BitSet> years = new TreeMap<>();

    public WorkingCalendar(Collection<CalendarYear> years) {
        years.forEach(year -> this.years.put(year.year(), year.workingDays()));
    }

    public boolean covers(LocalDate day) {
        return years.containsKey(day.getYear());
    }

    /** @throws CalendarYearNotCovered in a year that is not imported */
    public boolean isWorkingDay(LocalDate day) {
        BitSet year = years.get(day.getYear());
        if (year == null) {
            throw new CalendarYearNotCovered(day.getYear());
        }
        return year.get(day.getDayOfYear());
    }

    /** The {@code count}th working day after {@code day}. @throws CalendarYearNotCovered */
    public LocalDate plusWorkingDays(LocalDate day, int count) {
        LocalDate found = day;
        for (int left = count; left > 0; ) {
            found = found.plusDays(1);
            if (isWorkingDay(found)) {
                left--;
            }
        }
        return found;
    }

    /** When {@code limit} ends that began on {@code start} (a day that is not counted), leaving out the suspensions. */
    public DueDate due(LocalDate start, Limit limit, List<Suspension> suspensions) {
        return read(start, limit, suspensions, start).due();
    }

    /** The clock on {@code today}; for a clock that has ended, give the day it ended. */
    public ClockReading read(LocalDate start, Limit limit, List<Suspension> suspensions, LocalDate today) {
        Suspension open = suspensions.stream().filter(Suspension::isOpen).findFirst().orElse(null);
        if (open != null) {
            List<Suspension> ended = suspensions.stream().filter(s -> !s.isOpen()).toList();
            ClockReading atStop = read(start, limit, ended, open.from());
            return new ClockReading(atStop.elapsedDays(), atStop.remainingDays(), new DueDate.Stopped(open.from(), atStop.remainingDays()));
        }
        boolean working = limit.unit() == LimitUnit.WORKING_DAY;
        DueDate due = working ? workingDue(start, limit.days(), suspensions) : naturalDue(start, limit, suspensions);
        int elapsed = elapsed(start, today, working, suspensions);
        int remaining = working ? limit.days() - elapsed : switch (due) {
            case DueDate.On on -> Math.toIntExact(ChronoUnit.DAYS.between(today, on.day()));
            case DueDate.NotCovered late -> Math.toIntExact(ChronoUnit.DAYS.between(today, late.notBefore()));
            case DueDate.Stopped stopped -> stopped.remainingDays();
        };
        return new ClockReading(elapsed, remaining, due);
    }

    /** Days d with start < d <= end that count, of all or of {@code working} days. Days of years not imported count as nothing: they can only make a clock look younger, never overdue. */
    public int elapsed(LocalDate start, LocalDate end, boolean working, List<Suspension> suspensions) {
        int elapsed = 0;
        for (LocalDate day = start.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
            if (counts(day, suspensions) && (!working || covers(day) && isWorkingDay(day))) {
                elapsed++;
            }
        }
        return elapsed;
    }

    private DueDate workingDue(LocalDate start, int days, List<Suspension> suspensions) {
        LocalDate day = start;
        int left = days;
        if (days == 0) {
            return rolled(start);
        }
        while (left > 0) {
            day = day.plusDays(1);
            if (!covers(day)) {
                return new DueDate.NotCovered(day.getYear(), day.plusDays(left - 1L));
            }
            if (isWorkingDay(day) && counts(day, suspensions)) {
                left--;
            }
        }
        return new DueDate.On(day);
    }

    private DueDate naturalDue(LocalDate start, Limit limit, List<Suspension> suspensions) {
        LocalDate last = switch (limit.unit()) {
            case MONTH -> start.plusMonths(limit.days());
            case YEAR -> start.plusYears(limit.days());
            case NATURAL_DAY, WORKING_DAY -> start.plusDays(limit.days());
        };
        for (LocalDate day = start.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (!counts(day, suspensions)) {
                last = last.plusDays(1);
            }
        }
        return rolled(last);
    }

    /** 民法典 203: a last day of rest gives way to the first day after the rest. */
    private DueDate rolled(LocalDate last) {
        LocalDate day = last;
        while (covers(day) && !isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return covers(day) ? new DueDate.On(day) : new DueDate.NotCovered(day.getYear(), day);
    }

    private static boolean counts(LocalDate day, List<Suspension> suspensions) {
        for (Suspension suspension : suspensions) {
            if (suspension.excludes(day)) {
                return false;
            }
        }
        return true;
    }
}
