package luoshu.kernel.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;

/** One year of the calendar: what differs from "weekdays work, weekends rest". {@code source} is the notice it was taken from. */
public record CalendarYear(int year, String source, List<RestPeriod> rest, List<LocalDate> workingWeekends) {

    public CalendarYear {
        rest = List.copyOf(rest);
        workingWeekends = workingWeekends.stream().sorted().toList();
        List<FieldError> errors = new ArrayList<>();
        if (year < 2000 || year > 2100) {
            errors.add(new FieldError("/year", "out-of-range", "年份应在 2000—2100 之间"));
        }
        if (source.isBlank()) {
            errors.add(new FieldError("/source", "required", "请注明放假通知的名称和文号"));
        }
        Set<LocalDate> resting = new HashSet<>();
        for (int i = 0; i < rest.size(); i++) {
            RestPeriod period = rest.get(i);
            if (period.from().getYear() != year || period.to().getYear() != year) {
                errors.add(new FieldError("/rest/" + i, "other-year", "日期不在 " + year + " 年内"));
            } else if (period.to().isBefore(period.from())) {
                errors.add(new FieldError("/rest/" + i + "/to", "before-start", "结束日期早于开始日期"));
            } else if (!period.from().datesUntil(period.to().plusDays(1)).allMatch(resting::add)) {
                errors.add(new FieldError("/rest/" + i, "overlap", "与其他假期重叠"));
            }
        }
        for (int i = 0; i < workingWeekends.size(); i++) {
            LocalDate day = workingWeekends.get(i);
            if (day.getYear() != year || !isWeekend(day)) {
                errors.add(new FieldError("/workingWeekends/" + i, "not-a-weekend", day + " 不是 " + year + " 年的周六或周日"));
            } else if (resting.contains(day)) {
                errors.add(new FieldError("/workingWeekends/" + i, "overlap", day + " 同时是放假日"));
            }
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    /** Bit n = the nth day of the year is a working day. */
    BitSet workingDays() {
        BitSet working = new BitSet(367);
        for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
            working.set(day.getDayOfYear(), !isWeekend(day));
        }
        rest.forEach(period -> working.clear(period.from().getDayOfYear(), period.to().getDayOfYear() + 1));
        workingWeekends.forEach(day -> working.set(day.getDayOfYear()));
        return working;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
