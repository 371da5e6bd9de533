package luoshu.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import luoshu.kernel.calendar.internal.LawFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The computed vectors of the standards sheet, on the calendars that are shipped. */
class WorkingCalendarTest {

    private final WorkingCalendar calendar = new WorkingCalendar(LawFiles.years().stream().map(LawFiles.ShippedYear::calendar).toList());

    @ParameterizedTest
    @CsvSource({"2025-01-20,5,2025-01-26", "2025-01-20,20,2025-02-21", "2025-04-24,5,2025-04-30", "2025-09-26,5,2025-10-10", "2026-01-01,1,2026-01-04",
            "2026-09-30,10,2026-10-20", "2026-04-24,10,2026-05-12"})
    void working_days_skip_holidays_and_count_made_up_weekends(LocalDate start, int days, LocalDate due) {
        assertThat(calendar.due(start, Limit.workingDays(days, null), List.of())).isEqualTo(new DueDate.On(due));
        assertThat(calendar.plusWorkingDays(start, days)).isEqualTo(due);
    }

    @Test
    void a_special_procedure_stops_the_clock() {
        List<Suspension> survey = List.of(new Suspension(day("2026-04-28"), day("2026-05-08")));
        assertThat(calendar.due(day("2026-04-24"), Limit.workingDays(10, null), survey)).isEqualTo(new DueDate.On(day("2026-05-19")));
    }

    @Test
    void overlapping_suspensions_are_left_out_once() {
        List<Suspension> twice = List.of(new Suspension(day("2026-04-28"), day("2026-05-08")), new Suspension(day("2026-04-30"), day("2026-05-07")));
        assertThat(calendar.due(day("2026-04-24"), Limit.workingDays(10, null), twice)).isEqualTo(new DueDate.On(day("2026-05-19")));
    }

    @Test
    void a_natural_limit_that_ends_in_a_holiday_moves_behind_it() {
        assertThat(calendar.due(day("2025-09-20"), Limit.naturalDays(15, null), List.of())).isEqualTo(new DueDate.On(day("2025-10-09")));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31,1,2026-02-28", "2025-03-31,6,2025-09-30", "2025-04-01,6,2025-10-09", "2025-11-30,3,2026-02-28"})
    void a_month_ends_on_its_corresponding_day_or_its_last(LocalDate start, int months, LocalDate due) {
        assertThat(calendar.due(start, new Limit(months, LimitUnit.MONTH, null), List.of())).isEqualTo(new DueDate.On(due));
    }

    @Test
    void a_year_ends_on_its_corresponding_day() {
        assertThat(calendar.due(day("2025-06-15"), new Limit(1, LimitUnit.YEAR, null), List.of())).isEqualTo(new DueDate.On(day("2026-06-15")));
    }

    @Test
    void at_once_means_today_or_the_first_working_day() {
        assertThat(calendar.due(day("2026-04-24"), Limit.workingDays(0, null), List.of())).isEqualTo(new DueDate.On(day("2026-04-24")));
        assertThat(calendar.due(day("2026-10-03"), Limit.workingDays(0, null), List.of())).isEqualTo(new DueDate.On(day("2026-10-08")));
    }

    @Test
    void the_clock_is_read_day_by_day() {
        Limit ten = Limit.workingDays(10, null);
        assertThat(calendar.read(day("2026-04-24"), ten, List.of(), day("2026-04-24"))).isEqualTo(new ClockReading(0, 10, new DueDate.On(day("2026-05-12"))));
        assertThat(calendar.read(day("2026-04-24"), ten, List.of(), day("2026-04-26")).elapsedDays()).isZero();
        assertThat(calendar.read(day("2026-04-24"), ten, List.of(), day("2026-05-12")).remainingDays()).isZero();
        assertThat(calendar.read(day("2026-04-24"), ten, List.of(), day("2026-05-13"))).matches(ClockReading::isOverdue).matches(r -> r.remainingDays() == -1);
    }

    @Test
    void an_open_suspension_freezes_what_is_left() {
        ClockReading reading = calendar.read(day("2026-04-24"), Limit.workingDays(10, null), List.of(new Suspension(day("2026-04-28"), null)), day("2026-06-30"));
        assertThat(reading).isEqualTo(new ClockReading(2, 8, new DueDate.Stopped(day("2026-04-28"), 8)));
        assertThat(reading.isStopped()).isTrue();
        ClockReading natural = calendar.read(day("2026-04-24"), Limit.naturalDays(30, null), List.of(new Suspension(day("2026-04-28"), null)), day("2026-06-30"));
        assertThat(natural.elapsedDays()).isEqualTo(4);
        assertThat(natural.due()).isInstanceOf(DueDate.Stopped.class);
    }

    @Test
    void natural_days_leave_suspensions_out_too() {
        assertThat(calendar.due(day("2026-03-02"), Limit.naturalDays(10, null), List.of(new Suspension(day("2026-03-04"), day("2026-03-09")))))
                .isEqualTo(new DueDate.On(day("2026-03-17")));
    }

    @Test
    void a_year_not_imported_is_an_outcome_not_a_guess() {
        assertThat(calendar.due(day("2026-12-21"), Limit.workingDays(20, null), List.of())).isEqualTo(new DueDate.NotCovered(2027, day("2027-01-12")));
        assertThat(calendar.due(day("2026-12-21"), Limit.workingDays(8, null), List.of())).isEqualTo(new DueDate.On(day("2026-12-31")));
        assertThat(calendar.due(day("2026-12-20"), Limit.naturalDays(60, null), List.of())).isEqualTo(new DueDate.NotCovered(2027, day("2027-02-18")));
        assertThat(calendar.covers(day("2027-01-01"))).isFalse();
        assertThatThrownBy(() -> calendar.isWorkingDay(day("2027-01-04"))).isInstanceOf(CalendarYearNotCovered.class)
                .matches(refusal -> ((CalendarYearNotCovered) refusal).year() == 2027);
    }

    @Test
    void a_clock_read_in_an_uncovered_year_is_never_overdue_by_guess() {
        ClockReading reading = calendar.read(day("2026-12-28"), Limit.workingDays(10, null), List.of(), day("2027-01-20"));
        assertThat(reading.elapsedDays()).isEqualTo(3);
        assertThat(reading.isOverdue()).isFalse();
        assertThat(reading.due()).isInstanceOf(DueDate.NotCovered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10", "2025-01-26", "2025-10-11", "2026-11-23"})
    void made_up_weekends_work(LocalDate day) {
        assertThat(calendar.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02", "2026-02-16", "2026-10-07", "2025-10-08", "2026-11-22"})
    void holidays_rest(LocalDate day) {
        assertThat(calendar.isWorkingDay(day)).isFalse();
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
