package luoshu.kernel.calendar;

import java.util.List;
import java.util.Map;

import luoshu.kernel.problems.Problem;

/** 409: the question needs a year whose holidays are not imported. The administrator imports it when the State Council has published it. */
public final class CalendarYearNotCovered extends Problem {

    private final int year;

    public CalendarYearNotCovered(int year) {
        super(Kind.CONFLICT, "calendar-year-not-covered", "the working calendar of " + year + " is not imported", Map.of("year", year), List.of());
        this.year = year;
    }

    public int year() {
        return year;
    }
}
