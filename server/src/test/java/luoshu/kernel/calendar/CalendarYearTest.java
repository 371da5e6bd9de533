package luoshu.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;

import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.texts.Text;
import org.junit.jupiter.api.Test;

class CalendarYearTest {

    private static final Text NAME = new Text("元旦", "New Year");

    @Test
    void names_everything_that_is_wrong_at_once() {
        Invalid refusal = catchThrowableOfType(Invalid.class, () -> new CalendarYear(2027, " ",
                List.of(period("2027-01-01", "2027-01-03"), period("2027-01-03", "2027-01-04"), period("2026-12-31", "2027-01-01"), period("2027-05-05", "2027-05-01")),
                List.of(LocalDate.parse("2027-01-04"), LocalDate.parse("2027-01-02"))));
        assertThat(refusal.errors()).extracting(FieldError::pointer, FieldError::code).containsExactly(
                tuple("/source", "required"), tuple("/rest/1", "overlap"),
                tuple("/rest/2", "other-year"), tuple("/rest/3/to", "before-start"),
                tuple("/workingWeekends/0", "overlap"), tuple("/workingWeekends/1", "not-a-weekend"));
    }

    private static RestPeriod period(String from, String to) {
        return new RestPeriod(LocalDate.parse(from), LocalDate.parse(to), NAME);
    }
}
